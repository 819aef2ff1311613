package city.statictraffic.patrolimpound.domain.intake;

import java.time.Instant;

/** Where an intake stands. */
public sealed interface IntakeStatus {
    /** The bike is in stock. */
    record TakenIn() implements IntakeStatus {}

    /** It was a mistake; the bike never counted. */
    record Undone(Instant at, String reason) implements IntakeStatus {}

    default String code() {
        return switch (this) {
            case TakenIn() -> "taken-in";
            case Undone ignored -> "undone";
        };
    }
}
