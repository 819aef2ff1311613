package city.statictraffic.bikefleet.domain.bike;

import java.time.Instant;
import java.util.UUID;

/** Where a bike is in its regulatory life. What a feed says of its operation (parked, riding …) never moves this. */
public sealed interface BikeState {
    /** Known from its operator's feed, without a filing date. */
    record Registered() implements BikeState {}

    /** Filed (备案). Until reviews exist, the operator's declaration counts. */
    record Filed(Instant filedAt) implements BikeState {}

    /** Found in the street without a filing. Only late filing (补备案) or removal leads away from here. */
    record FoundUnfiled(Instant foundAt) implements BikeState {}

    /** In a yard; {@code before} is where it goes back to when the intake turns out to be wrong. */
    record Impounded(UUID intakeId, String yardId, Instant since, BikeState before) implements BikeState {
        public Impounded {
            if (before instanceof Impounded) {
                throw new IllegalArgumentException("an impounded bike was not impounded before");
            }
        }
    }

    default String code() {
        return switch (this) {
            case Registered() -> "registered";
            case Filed ignored -> "filed";
            case FoundUnfiled ignored -> "unfiled";
            case Impounded ignored -> "impounded";
        };
    }
}
