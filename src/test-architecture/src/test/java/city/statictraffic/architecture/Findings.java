package city.statictraffic.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many subjects a rule found to speak about, and what it holds against them, by place (a class or a file). */
final class Findings {
    private final SortedMap<String, List<String>> faults = new TreeMap<>();
    private int subjects;

    void subject() {
        subjects++;
    }

    void fault(String place, String what) {
        faults.computeIfAbsent(place, ignored -> new ArrayList<>()).add(what);
    }

    int subjects() {
        return subjects;
    }

    SortedMap<String, List<String>> faults() {
        return faults;
    }

    /** One line a fault, so that a failure reads as a list of things to mend. */
    List<String> lines() {
        return faults.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(what -> entry.getKey() + ": " + what))
                .toList();
    }
}
