package city.statictraffic.patrolimpound.domain.filing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An operator's rule for the addresses in its QR codes (解析规则), as Bike Fleet told it: https, one of the hosts, and a
 * template in which {@code {bikeId}} stands once. An address is only ever taken apart, never opened.
 *
 * @param idCharacters the characters a bike number may have, such as {@code A-Z0-9}: single characters and ranges
 */
public record QrRule(
        String operatorId,
        String operatorName,
        List<String> hosts,
        String template,
        String idCharacters,
        int idLengthMin,
        int idLengthMax) {
    private static final String HOLE = "{bikeId}";
    private static final String SCHEME = "https://";

    public QrRule {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty() || !template.startsWith("/") || !template.contains(HOLE)) {
            throw new IllegalArgumentException("a rule has hosts and a template with a place for the number");
        }
        if (idCharacters.isEmpty()
                || idLengthMin < 1
                || idLengthMax < idLengthMin
                || idLengthMax > BikeId.NUMBER_LENGTH_MAX) {
            throw new IllegalArgumentException("a rule says what a bike number looks like");
        }
    }

    /** The host of an address, lower case; empty when the text is no https address. */
    static Optional<String> hostOf(String text) {
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        int end = SCHEME.length();
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end == SCHEME.length()
                ? Optional.empty()
                : Optional.of(text.substring(SCHEME.length(), end).toLowerCase(Locale.ROOT));
    }

    /** The bike in an address of this operator; empty when the address is outside the rule. */
    Optional<BikeId> bikeIn(String address) {
        Optional<String> host = hostOf(address);
        if (host.isEmpty() || !hosts.contains(host.get())) {
            return Optional.empty();
        }
        int path = SCHEME.length() + host.get().length();
        int hole = template.indexOf(HOLE);
        int tail = template.length() - hole - HOLE.length();
        int from = path + hole;
        int to = address.length() - tail;
        if (to <= from
                || !address.regionMatches(path, template, 0, hole)
                || !address.regionMatches(to, template, hole + HOLE.length(), tail)) {
            return Optional.empty();
        }
        String number = address.substring(from, to);
        return allowsNumber(number) ? Optional.of(new BikeId(operatorId, number)) : Optional.empty();
    }

    public boolean allowsNumber(String number) {
        return number.length() >= idLengthMin
                && number.length() <= idLengthMax
                && number.chars().allMatch(this::allows);
    }

    /** The same rule as a regular expression, for devices that check a typed number. */
    public String idPattern() {
        var set = new StringBuilder();
        for (int i = 0; i < idCharacters.length(); i++) {
            if (isRange(i)) {
                // A range the wrong way round allows nothing, and is no regular expression.
                if (idCharacters.charAt(i) <= idCharacters.charAt(i + 2)) {
                    literal(set, idCharacters.charAt(i));
                    set.append('-');
                    literal(set, idCharacters.charAt(i + 2));
                }
                i += 2;
            } else {
                literal(set, idCharacters.charAt(i));
            }
        }
        return "[" + set + "]{" + idLengthMin + "," + idLengthMax + "}";
    }

    private static void literal(StringBuilder set, char c) {
        if ("\\]^-[&".indexOf(c) >= 0) {
            set.append('\\');
        }
        set.append(c);
    }

    private boolean isRange(int i) {
        return i + 2 < idCharacters.length() && idCharacters.charAt(i + 1) == '-';
    }

    private boolean allows(int c) {
        for (int i = 0; i < idCharacters.length(); i++) {
            if (isRange(i)) {
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
