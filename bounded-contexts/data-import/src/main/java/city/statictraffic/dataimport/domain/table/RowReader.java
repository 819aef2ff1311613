package city.statictraffic.dataimport.domain.table;

import city.statictraffic.kernel.imports.ImportField;
import city.statictraffic.kernel.imports.ImportRow;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.imports.ImportTarget.Problem;
import city.statictraffic.kernel.time.CityCalendar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes typed rows from the rows of a file, by a mapping; all that is wrong with a row is told at once. */
public final class RowReader {
    /** Why a cell is not taken. */
    public enum Fault {
        MISSING("import.value-missing"),
        DAMAGED("import.value-damaged"),
        TOO_LONG("import.value-too-long"),
        CHARACTERS("import.value-characters"),
        NO_NUMBER("import.value-no-number"),
        OUT_OF_RANGE("import.value-out-of-range"),
        NO_TIME("import.value-no-time"),
        UNKNOWN("import.value-unknown"),
        REPEATED("import.row-repeated");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** A row and what is wrong with it; {@code key} tells rows apart, "" when a part of it is missing. */
    public record Read(ImportRow row, List<Problem> problems, String key) {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    private final List<ImportField> fields;
    private final Mapping mapping;
    private final CityCalendar calendar;
    private final Map<String, Map<String, String>> choices = new HashMap<>();

    public RowReader(ImportTarget target, Mapping mapping, CityCalendar calendar) {
        this.fields = target.fields();
        this.mapping = mapping;
        this.calendar = calendar;
        for (ImportField field : fields) {
            if (field.kind() == ImportField.Kind.CODE) {
                var byWord = new HashMap<String, String>();
                for (ImportTarget.Choice choice : target.choices(field.name())) {
                    for (String word : List.of(choice.code(), choice.zh(), choice.en())) {
                        byWord.put(word(word), choice.code());
                    }
                }
                var codes = Set.copyOf(byWord.values());
                // A code that is none of the choices is as unknown as the old value.
                mapping.values().getOrDefault(field.name(), Map.of()).forEach((old, code) -> {
                    if (codes.contains(code)) {
                        byWord.put(word(old), code);
                    }
                });
                choices.put(field.name(), byWord);
            }
        }
    }

    public Read read(TableRow row) {
        var values = new HashMap<String, Object>();
        var problems = new ArrayList<Problem>();
        var key = new StringBuilder();
        boolean keyed = true;
        for (ImportField field : fields) {
            Integer column = mapping.columns().get(field.name());
            String cell = column == null ? "" : CellText.clean(row.cell(column));
            Object value = null;
            if (column != null && row.damaged().contains(column)) {
                problems.add(problem(Fault.DAMAGED, field, cell));
            } else if (!cell.isEmpty()) {
                value = value(field, cell, problems);
            } else if (field.required()) {
                problems.add(problem(Fault.MISSING, field, ""));
            }
            if (value != null) {
                values.put(field.name(), value);
            }
            if (field.key()) {
                keyed &= value != null;
                key.append(value).append('\u001f');
            }
        }
        return new Read(new ImportRow(row.line(), values), problems, keyed ? key.toString() : "");
    }

    private @Nullable Object value(ImportField field, String cell, List<Problem> problems) {
        return switch (field.kind()) {
            case TEXT -> text(field, cell, problems);
            case TOKEN -> token(field, CellText.fold(cell), problems);
            case INTEGER, DECIMAL -> number(field, CellText.fold(cell), problems);
            case TIME -> {
                var time = CellTime.read(CellText.fold(cell), calendar);
                if (time.isEmpty()) {
                    problems.add(problem(Fault.NO_TIME, field, cell));
                }
                yield time.orElse(null);
            }
            case CODE -> {
                String code = Objects.requireNonNull(choices.get(field.name())).get(word(cell));
                if (code == null) {
                    problems.add(problem(Fault.UNKNOWN, field, cell));
                }
                yield code;
            }
        };
    }

    private static @Nullable String text(ImportField field, String cell, List<Problem> problems) {
        if (cell.codePointCount(0, cell.length()) > field.lengthMax()) {
            problems.add(problem(Fault.TOO_LONG, field, cell));
            return null;
        }
        String oneLine = cell.replaceAll("[\\r\\n\\t]+", " ");
        if (oneLine.chars().anyMatch(Character::isISOControl)) {
            problems.add(problem(Fault.CHARACTERS, field, cell));
            return null;
        }
        return oneLine;
    }

    private static @Nullable String token(ImportField field, String cell, List<Problem> problems) {
        if (cell.chars().anyMatch(c -> c <= 0x20 || c >= 0x7f)) {
            problems.add(problem(Fault.CHARACTERS, field, cell));
            return null;
        }
        if (cell.length() > field.lengthMax()) {
            problems.add(problem(Fault.TOO_LONG, field, cell));
            return null;
        }
        return cell;
    }

    private static @Nullable Double number(ImportField field, String cell, List<Problem> problems) {
        String plain = cell.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?") ? cell.replace(",", "") : cell;
        if (!plain.matches("[-+]?(\\d{1,15}(\\.\\d{0,15})?|\\.\\d{1,15})([eE][-+]?\\d{1,2})?")) {
            problems.add(problem(Fault.NO_NUMBER, field, cell));
            return null;
        }
        // "-0" is zero: added to zero, it is no longer another number than it.
        double value = Double.parseDouble(plain) + 0.0;
        if (field.kind() == ImportField.Kind.INTEGER && value != Math.rint(value)) {
            problems.add(problem(Fault.NO_NUMBER, field, cell));
            return null;
        }
        if (value < field.min() || value > field.max()) {
            problems.add(problem(Fault.OUT_OF_RANGE, field, cell));
            return null;
        }
        return value;
    }

    private static Problem problem(Fault fault, ImportField field, String cell) {
        return new Problem(
                fault.code(),
                field.name(),
                Map.of(
                        "value",
                        cell.length() > 60 ? cell.substring(0, 60) + "…" : cell,
                        "max",
                        fault == Fault.TOO_LONG ? String.valueOf(field.lengthMax()) : decimal(field.max()),
                        "min",
                        decimal(field.min())));
    }

    private static String decimal(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String word(String text) {
        return CellText.fold(CellText.clean(text)).toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    }
}
