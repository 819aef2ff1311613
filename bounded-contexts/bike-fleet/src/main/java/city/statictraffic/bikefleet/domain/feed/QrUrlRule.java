package city.statictraffic.bikefleet.domain.feed;

import java.util.List;
import java.util.Optional;

/**
 * An operator's own rule for the addresses in its QR codes (解析规则): https, one of its hosts, and a template in which
 * {@code {bikeId}} stands once. The rule is anchored at both ends: what follows or precedes the template is refused. An
 * address is only ever taken apart, never opened.
 *
 * @param hosts lower-case host names
 * @param template path and query, beginning with a slash, such as {@code /b/{bikeId}}
 * @param idCharacters the characters a bike number may have, such as {@code A-Z0-9}: single characters and ranges
 */
public record QrUrlRule(List<String> hosts, String template, String idCharacters, int idLengthMin, int idLengthMax) {
    private static final String PLACEHOLDER = "{bikeId}";
    private static final String SCHEME = "https://";

    public QrUrlRule {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty() || hosts.size() > 20) {
            throw new IllegalArgumentException("hosts");
        }
        for (String host : hosts) {
            if (!host.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")) {
                throw new IllegalArgumentException("hosts");
            }
        }
        int first = template.indexOf(PLACEHOLDER);
        if (!template.startsWith("/")
                || first < 0
                || first != template.lastIndexOf(PLACEHOLDER)
                || template.length() > 128
                || !template.replace(PLACEHOLDER, "").chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '#')) {
            throw new IllegalArgumentException("template");
        }
        if (idCharacters.isEmpty()
                || idCharacters.length() > 64
                || !idCharacters.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("idCharacters");
        }
        if (idLengthMin < 1 || idLengthMax < idLengthMin || idLengthMax > FeedField.BIKE_ID.lengthMax()) {
            throw new IllegalArgumentException("idLengthMax");
        }
    }

    /** The bike number in an address of this operator; empty when the address is outside the rule. */
    public Optional<String> bikeIdIn(String url) {
        if (!url.startsWith(SCHEME)) {
            return Optional.empty();
        }
        int slash = url.indexOf('/', SCHEME.length());
        if (slash < 0 || !hosts.contains(url.substring(SCHEME.length(), slash))) {
            return Optional.empty();
        }
        int hole = template.indexOf(PLACEHOLDER);
        int tail = template.length() - hole - PLACEHOLDER.length();
        int idStart = slash + hole;
        int idEnd = url.length() - tail;
        if (idEnd - idStart < idLengthMin
                || idEnd - idStart > idLengthMax
                || !url.regionMatches(slash, template, 0, hole)
                || !url.regionMatches(idEnd, template, hole + PLACEHOLDER.length(), tail)) {
            return Optional.empty();
        }
        for (int i = idStart; i < idEnd; i++) {
            if (!allows(url.charAt(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(url.substring(idStart, idEnd));
    }

    /** The address the rule gives a bike; whether the number is one of this operator's is asked of {@link #bikeIdIn}. */
    public String addressOf(String bikeId) {
        return SCHEME + hosts.getFirst() + template.replace(PLACEHOLDER, bikeId);
    }

    private boolean allows(char c) {
        for (int i = 0; i < idCharacters.length(); i++) {
            boolean range = i + 2 < idCharacters.length() && idCharacters.charAt(i + 1) == '-';
            if (range) {
                if (c >= idCharacters.charAt(i) && c <= idCharacters.charAt(i + 2)) {
                    return true;
                }
                i += 2;
            } else if (c == idCharacters.charAt(i)) {
                return true;
            }
        }
        return false;
    }
}
