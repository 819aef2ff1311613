package city.statictraffic.democity;

import java.util.Map;
import java.util.TreeMap;

/** Counts of what was sent and how it was answered, since the last look. */
final class Tally {
    private final Map<String, Long> codes = new TreeMap<>();
    private long sent;
    private long accepted;
    private long duplicates;
    private long rejected;
    private long scans;

    synchronized void answered(int lines, long acceptedNow, long duplicatesNow, long rejectedNow) {
        sent += lines;
        accepted += acceptedNow;
        duplicates += duplicatesNow;
        rejected += rejectedNow;
    }

    synchronized void code(String code) {
        codes.merge(code, 1L, Long::sum);
    }

    synchronized void scanned() {
        scans++;
    }

    /** One line for the log, and the counts start again. */
    synchronized String take() {
        String line = "sent " + sent + ", accepted " + accepted + ", duplicates " + duplicates + ", rejected "
                + rejected + ", scans " + scans + ", codes " + codes;
        sent = 0;
        accepted = 0;
        duplicates = 0;
        rejected = 0;
        scans = 0;
        codes.clear();
        return line;
    }
}
