package city.statictraffic.dataimport.domain.job;

import city.statictraffic.dataimport.domain.table.TableFault;
import city.statictraffic.dataimport.domain.table.TableLimits;
import city.statictraffic.kernel.decision.Refusal;
import java.util.List;
import java.util.Map;

/** Why an import does not go on. */
public sealed interface ImportRefusal extends Refusal {
    /** Not in this state; {@code state} is the one it is in. */
    record NotNow(JobState state) implements ImportRefusal {
        @Override
        public String code() {
            return "import.not-now";
        }

        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("state", state.word());
        }
    }

    /** Another version than the one that was looked at: what is confirmed is what was seen. */
    record ChangedSince(long version) implements ImportRefusal {
        @Override
        public String code() {
            return "import.changed-since";
        }

        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("version", version);
        }
    }

    /** Fields that are required have no column yet. */
    record ColumnsMissing(List<String> fields) implements ImportRefusal {
        @Override
        public String code() {
            return "import.columns-missing";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("fields", String.join(", ", fields));
        }
    }

    /** A mapping names a field the target does not have, a column the file does not have, or one column twice. */
    record MappingWrong(String what) implements ImportRefusal {
        @Override
        public String code() {
            return "import.mapping-wrong";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("what", what);
        }
    }

    /** The file is no table that can be read; {@code line} is the row it was found at, or 0. */
    record Unreadable(TableFault why, int line) implements ImportRefusal {
        @Override
        public String code() {
            return switch (why) {
                case TOO_LARGE -> "import.file-too-large";
                case NOT_A_TABLE -> "import.not-a-table";
                case OLD_EXCEL -> "import.old-excel";
                case LOCKED -> "import.file-locked";
                case DAMAGED -> "import.file-damaged";
                case INFLATES_TOO_MUCH -> "import.inflates-too-much";
                case ENCODING_UNKNOWN -> "import.encoding-unknown";
                case QUOTE_NOT_CLOSED -> "import.quote-not-closed";
                case TOO_MANY_ROWS -> "import.too-many-rows";
                case TOO_MANY_COLUMNS -> "import.too-many-columns";
                case CELL_TOO_LONG -> "import.cell-too-long";
                case ROW_TOO_LONG -> "import.row-too-long";
                case EMPTY -> "import.file-empty";
                case NO_HEADER -> "import.no-header";
            };
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of(
                    "line", line,
                    "rowsMax", TableLimits.ROWS_MAX,
                    "columnsMax", TableLimits.COLUMNS_MAX,
                    "cellMax", TableLimits.CELL_CHARS_MAX,
                    "rowMax", TableLimits.ROW_CHARS_MAX,
                    "megabytesMax", TableLimits.FILE_BYTES_MAX / 1024 / 1024);
        }
    }

    /** No such import, or not one the caller may see. */
    record Unknown() implements ImportRefusal {
        @Override
        public String code() {
            return "import.unknown";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of();
        }
    }

    /** The caller may look and try, but somebody else takes it over. */
    record NotYours() implements ImportRefusal {
        @Override
        public String code() {
            return "import.confirmed-by-others";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of();
        }
    }
}
