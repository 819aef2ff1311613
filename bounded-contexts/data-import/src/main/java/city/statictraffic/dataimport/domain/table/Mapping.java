package city.statictraffic.dataimport.domain.table;

import city.statictraffic.kernel.geo.Datum;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a file is read for a target: which column is which field, which old values stand for which new ones, the datum of
 * its coordinates.
 *
 * @param columns field name to column from 0
 * @param values field name to old value to new code
 */
public record Mapping(Map<String, Integer> columns, Map<String, Map<String, String>> values, Datum datum) {
    public Mapping {
        columns = Map.copyOf(new TreeMap<>(columns));
        var copied = new TreeMap<String, Map<String, String>>();
        values.forEach((field, map) -> copied.put(field, Map.copyOf(map)));
        values = Map.copyOf(copied);
    }
}
