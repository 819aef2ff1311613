package city.statictraffic.adapter.rest;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request's path as figures, traces and logs may show it: with {@code {id}} for each segment that is neither a plain
 * word nor a template's variable. Requests that no resource was found for, such as one broken off, would otherwise bring
 * ids, numbers of bikes and tiles with them.
 */
public final class PathTemplate {
    private static final Pattern WORD = Pattern.compile("[a-z]{1,16}(-[a-z]{2,16})*|v1");
    private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z0-9]+}");
    private static final List<String> WITHOUT_DETAIL = List.of("/console", "/patrol", "/q");
    private static final int SEGMENTS_MAX = 9;

    private PathTemplate() {}

    /** @param path without a query; anything that does not begin with a slash is returned as it is */
    public static String of(String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        for (String app : WITHOUT_DETAIL) {
            if (path.equals(app) || path.startsWith(app + "/")) {
                return app + "/*";
            }
        }
        return "/"
                + Arrays.stream(path.substring(1).split("/"))
                        .limit(SEGMENTS_MAX)
                        .map(segment -> isHarmless(segment) ? segment : "{id}")
                        .collect(Collectors.joining("/"));
    }

    private static boolean isHarmless(String segment) {
        return WORD.matcher(segment).matches() || VARIABLE.matcher(segment).find();
    }
}
