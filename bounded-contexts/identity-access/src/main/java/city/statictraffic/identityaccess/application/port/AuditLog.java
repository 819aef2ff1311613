package city.statictraffic.identityaccess.application.port;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.application.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The audit's lines, for reading; they are written through {@link city.statictraffic.kernel.access.AuditTrail}. */
public interface AuditLog {
    /** A line and its number in the order of writing. */
    record Line(long number, AuditEntry entry) {}

    /** What to look for; all that is given must hold. {@code from} is included, {@code to} is not; the words match whole. */
    record Filter(
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> username,
            Optional<String> action,
            Optional<String> target) {}

    /** @return the newest first; lines written at the same instant by their number */
    CompletionStage<Page<Line>> find(Filter filter, Optional<String> cursor, int limit);
}
