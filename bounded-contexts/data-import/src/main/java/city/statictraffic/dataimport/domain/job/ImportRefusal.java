package city.statictraffic.dataimport.domain.job;

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

    /** The file is no table that can be read; {@code code} says why. */
    record Unreadable(String code, Map<String, Object> params) implements ImportRefusal {
        @Override
        public Kind kind() {
            return Kind.RULE;
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
