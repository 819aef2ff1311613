package city.statictraffic.adapter.messaging.bikefleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * How long the part of the log that has not landed has waited. Remembers when the log's ends were where: the oldest look
 * at which a partition already reached beyond what has landed of it now tells since when that waits.
 */
final class LandingLag {
    private static final int LOOKS_MAX = 10_000;

    private record Look(long nanos, Map<Integer, Long> ends) {}

    private final Deque<Look> looks = new ArrayDeque<>();

    /** @param ends the offset after the last pack, by partition; {@code landed} likewise for what has landed */
    Duration look(long nanos, Map<Integer, Long> ends, Map<Integer, Long> landed) {
        while (!looks.isEmpty() && nothingWaits(looks.getFirst().ends(), landed)) {
            looks.removeFirst();
        }
        if (!nothingWaits(ends, landed) && looks.size() < LOOKS_MAX) {
            looks.addLast(new Look(nanos, Map.copyOf(ends)));
        }
        return looks.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(nanos - looks.getFirst().nanos());
    }

    private static boolean nothingWaits(Map<Integer, Long> ends, Map<Integer, Long> landed) {
        return ends.entrySet().stream().allMatch(each -> each.getValue() <= landed.getOrDefault(each.getKey(), 0L));
    }
}
