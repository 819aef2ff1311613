package city.statictraffic.kernel.imports;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One row, read and well-formed: a value for each field that has one. String for TEXT, TOKEN and CODE, Double for INTEGER
 * and DECIMAL, Instant for TIME.
 *
 * @param line the row's number as a spreadsheet shows it
 */
public record ImportRow(int line, Map<String, Object> values) {
    public ImportRow {
        values = Map.copyOf(values);
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable((String) values.get(field));
    }

    public Optional<Double> number(String field) {
        return Optional.ofNullable((Double) values.get(field));
    }

    public Optional<Instant> time(String field) {
        return Optional.ofNullable((Instant) values.get(field));
    }

    /** A value the frame has made sure of. */
    public String required(String field) {
        return text(field).orElseThrow(() -> new IllegalStateException(field + " is missing"));
    }
}
