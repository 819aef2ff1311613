package city.statictraffic.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The options of one benchmark: names with numbers after them, and switches. What is left over at the end is refused. */
public final class Arguments {
    private final String benchmark;
    private final List<String> left;

    public Arguments(String benchmark, String[] given) {
        this.benchmark = benchmark;
        this.left = new ArrayList<>(Arrays.asList(given));
    }

    public boolean help() {
        return given("--help") | given("-h");
    }

    public boolean given(String name) {
        return left.remove(name);
    }

    public int number(String name, int otherwise, int min, int max) {
        int at = left.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(left.get(at + 1));
            if (value >= min && value <= max) {
                left.remove(at + 1);
                left.remove(at);
                return value;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
            // Told below, like a number out of range.
        }
        throw new IllegalArgumentException(name + " takes a number from " + min + " to " + max);
    }

    /** Refuses what no option took. */
    public void end() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown option " + left.getFirst() + "; see bin/bench " + benchmark + " --help");
        }
    }
}
