package city.statictraffic.kernel.id;

import java.util.UUID;

/** Where new identifiers come from; time-ordered (RFC 9562 version 7), so that they cluster in an index. */
@FunctionalInterface
public interface IdSource {
    UUID next();
}
