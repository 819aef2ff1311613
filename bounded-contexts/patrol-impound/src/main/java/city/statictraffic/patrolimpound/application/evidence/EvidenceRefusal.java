package city.statictraffic.patrolimpound.application.evidence;

import city.statictraffic.kernel.decision.Refusal;
import java.util.Map;

/** Why a photo is not kept. */
public sealed interface EvidenceRefusal extends Refusal {
    record HashMismatch(String claimed, String found) implements EvidenceRefusal {
        @Override
        public String code() {
            return "patrol.evidence-hash-mismatch";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("claimed", claimed, "found", found);
        }
    }

    record TooLarge(long bytesMax) implements EvidenceRefusal {
        @Override
        public String code() {
            return "patrol.evidence-too-large";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("bytesMax", bytesMax);
        }
    }

    /** Its first bytes are those of no picture format taken here. */
    record NotAPicture() implements EvidenceRefusal {
        @Override
        public String code() {
            return "patrol.evidence-not-a-picture";
        }
    }

    /** A picture of a known format from which no copy can be made here, such as WebP without a decoder. */
    record NotDecodable(String format) implements EvidenceRefusal {
        @Override
        public String code() {
            return "patrol.evidence-not-decodable";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("format", format);
        }
    }

    record TooManyPixels(long pixelsMax) implements EvidenceRefusal {
        @Override
        public String code() {
            return "patrol.evidence-too-many-pixels";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("pixelsMax", pixelsMax);
        }
    }

    /** The scanner found malware; nothing of it is kept. */
    record Infected(String name) implements EvidenceRefusal {
        @Override
        public String code() {
            return "patrol.evidence-infected";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("name", name);
        }
    }

    /** The same photo is just being taken out for its age; it may come again in a while. */
    record BeingRemoved() implements EvidenceRefusal {
        @Override
        public String code() {
            return "patrol.evidence-being-removed";
        }

        @Override
        public Kind kind() {
            return Kind.STATE;
        }
    }

    @Override
    default Kind kind() {
        return Kind.RULE;
    }

    @Override
    default Map<String, Object> params() {
        return Map.of();
    }
}
