package city.statictraffic.benchmarks.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a load.
 *
 * @param kind what it is counted under
 * @param body of a POST or PUT; a request without is a GET
 */
public record Operation(String kind, boolean write, String path, Map<String, String> headers, byte @Nullable [] body) {
    public static Operation get(String kind, String path, Map<String, String> headers) {
        return new Operation(kind, false, path, headers, null);
    }
}
