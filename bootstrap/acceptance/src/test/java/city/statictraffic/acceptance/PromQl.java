package city.statictraffic.acceptance;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** As much of the query language as it takes to find the metrics an expression names. */
final class PromQl {
    private static final Pattern ASIDE = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^\\]]*]|\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*(?!\\s*\\(|[\\w:])");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private PromQl() {}

    static Set<String> metricsOf(String expression) {
        // Strings first: what stands in them may look like anything.
        String bare = ASIDE.matcher(expression.replaceAll("\"[^\"]*\"", "")).replaceAll(" ");
        var names = new TreeSet<String>();
        var found = NAME.matcher(bare);
        while (found.find()) {
            if (!WORDS.contains(found.group())) {
                names.add(found.group());
            }
        }
        return names;
    }
}
