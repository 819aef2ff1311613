package city.statictraffic.patrolimpound.domain.evidence;

import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** What a hold stands on: one photo, all photos of an intake, or all photos of the intakes after a scan. */
public sealed interface HoldTarget {
    record Photo(PhotoHash photo) implements HoldTarget {}

    record OfIntake(UUID intakeId) implements HoldTarget {}

    record OfScan(UUID scanId) implements HoldTarget {}

    /** The words the kinds go by. */
    enum Kind {
        PHOTO("photo"),
        INTAKE("intake"),
        SCAN("scan");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Kind> find(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    default Kind kind() {
        return switch (this) {
            case Photo ignored -> Kind.PHOTO;
            case OfIntake ignored -> Kind.INTAKE;
            case OfScan ignored -> Kind.SCAN;
        };
    }

    default String id() {
        return switch (this) {
            case Photo(var photo) -> photo.hex();
            case OfIntake(var intakeId) -> intakeId.toString();
            case OfScan(var scanId) -> scanId.toString();
        };
    }

    /** Empty if the id is none of that kind. */
    static Optional<HoldTarget> of(Kind kind, String id) {
        try {
            return switch (kind) {
                case PHOTO -> PhotoHash.isHash(id) ? Optional.of(new Photo(new PhotoHash(id))) : Optional.empty();
                case INTAKE -> Optional.of(new OfIntake(UUID.fromString(id)));
                case SCAN -> Optional.of(new OfScan(UUID.fromString(id)));
            };
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
