package city.statictraffic.dataimport.domain.job;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows so far. rows = added + changed + unchanged + rejected.
 *
 * @param noted rows that were not rejected but differ from what stays in the platform
 * @param addedByGroup by how much each group's count grew
 * @param unknownValues field to value to rows: old values nothing is known for yet
 */
public record Tally(
        int rows,
        int added,
        int changed,
        int unchanged,
        int rejected,
        int noted,
        Map<String, Integer> addedByGroup,
        Map<String, Map<String, Integer>> unknownValues) {
    /** More distinct values than people would map one by one. */
    private static final int UNKNOWN_VALUES_MAX = 200;

    public Tally {
        addedByGroup = Map.copyOf(addedByGroup);
        unknownValues = Map.copyOf(unknownValues);
    }

    public static Tally none() {
        return new Tally(0, 0, 0, 0, 0, 0, Map.of(), Map.of());
    }

    public Tally plus(Tally more) {
        var groups = new TreeMap<>(addedByGroup);
        more.addedByGroup.forEach((group, count) -> groups.merge(group, count, Integer::sum));
        var unknown = new HashMap<String, Map<String, Integer>>();
        unknownValues.forEach((field, values) -> unknown.put(field, new HashMap<>(values)));
        more.unknownValues.forEach((field, values) -> {
            var all = unknown.computeIfAbsent(field, ignored -> new HashMap<>());
            values.forEach((value, count) -> {
                if (all.containsKey(value) || all.size() < UNKNOWN_VALUES_MAX) {
                    all.merge(value, count, Integer::sum);
                }
            });
        });
        return new Tally(
                rows + more.rows,
                added + more.added,
                changed + more.changed,
                unchanged + more.unchanged,
                rejected + more.rejected,
                noted + more.noted,
                groups,
                unknown);
    }
}
