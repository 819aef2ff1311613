package city.statictraffic.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one piece of PostgreSQL's log: timeline, then its number in two parts, eight hexadecimal digits each. Pieces
 * are 16 MiB here, so 256 of them share the first part.
 */
record WalName(long timeline, long number) implements Comparable<WalName> {
    private static final Pattern NAME = Pattern.compile("[0-9A-F]{24}");
    private static final int PER_PART = 256;

    static Optional<WalName> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        long part = Long.parseLong(name.substring(8, 16), 16);
        long rest = Long.parseLong(name.substring(16), 16);
        return Optional.of(new WalName(Long.parseLong(name.substring(0, 8), 16), part * PER_PART + rest));
    }

    static WalName of(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("not a piece of the log: " + name));
    }

    WalName next() {
        return new WalName(timeline, number + 1);
    }

    static List<WalName> range(WalName first, WalName last) {
        var all = new ArrayList<WalName>();
        for (WalName each = first; each.compareTo(last) <= 0; each = each.next()) {
            all.add(each);
        }
        return all;
    }

    @Override
    public int compareTo(WalName other) {
        int byTimeline = Long.compare(timeline, other.timeline);
        return byTimeline != 0 ? byTimeline : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "%08X%08X%08X".formatted(timeline, number / PER_PART, number % PER_PART);
    }
}
