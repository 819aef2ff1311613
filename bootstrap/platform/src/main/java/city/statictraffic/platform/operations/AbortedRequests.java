package city.statictraffic.platform.operations;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of the log what a browser leaves behind that closes a page while it loads: it reset the stream, so the answer
 * has nowhere to go. Nothing is wrong then, and nothing can be done.
 */
@LoggingFilter(name = "aborted-requests")
public final class AbortedRequests implements Filter {
    private static final int CAUSES_MAX = 8;

    @Override
    public boolean isLoggable(LogRecord record) {
        Throwable cause = record.getThrown();
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (tellsOfAnAbort(cause)) {
                return false;
            }
            cause = cause.getCause();
        }
        return true;
    }

    private static boolean tellsOfAnAbort(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return switch (failure.getClass().getSimpleName()) {
            case "StreamResetException" -> true;
            case "StreamException" -> message != null && message.startsWith("Stream no longer exists");
            default -> false;
        };
    }
}
