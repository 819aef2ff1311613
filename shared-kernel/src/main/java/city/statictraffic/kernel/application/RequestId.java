package city.statictraffic.kernel.application;

import java.util.UUID;

/**
 * Tells a resent command from a new one: the caller, the key the caller chose, and a digest of the body, so that one key
 * never answers for two different commands.
 */
public record RequestId(String caller, UUID key, String bodyDigest) {}
