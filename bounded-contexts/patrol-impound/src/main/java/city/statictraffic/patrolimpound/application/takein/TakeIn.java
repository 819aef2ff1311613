package city.statictraffic.patrolimpound.application.takein;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.Ports;
import city.statictraffic.patrolimpound.domain.duty.Officer;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeCode;
import city.statictraffic.patrolimpound.domain.intake.IntakeSettings;
import city.statictraffic.patrolimpound.domain.intake.LegalBasis;
import city.statictraffic.patrolimpound.domain.intake.Measure;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes a bike into a yard; a bike that was never filed, or that no operator owns up to, as well. The operator is told.
 * Refused as {@code IntakeRefusal}.
 */
public interface TakeIn {
    /**
     * @param code the code that was read
     * @param typed what is painted on the bike; where both are given it decides, and the code is kept beside it. One of
     *     the two is present
     */
    record Command(
            RequestId requestId,
            Caller caller,
            DataScope scope,
            Officer by,
            UUID intakeId,
            Optional<BikeCode.Qr> code,
            Optional<BikeCode.Typed> typed,
            @Nullable UUID scanId,
            String yardId,
            Instant takenAt,
            @Nullable Place place,
            Measure measure,
            LegalBasis legalBasis,
            @Nullable String note,
            List<PhotoHash> photos,
            String deviceId,
            boolean offline) {
        public Command {
            photos = List.copyOf(photos);
            if (code.isEmpty() && typed.isEmpty()) {
                throw new IllegalArgumentException("an intake names a bike");
            }
        }

        BikeCode deciding() {
            return typed.<BikeCode>map(t -> t).orElseGet(code::orElseThrow);
        }
    }

    /** @param basisInDoubt taken in as unfiled, but it was filed: somebody must look at it */
    record Result(
            UUID intakeId,
            String slipNo,
            String yardId,
            String operatorId,
            String bikeId,
            String filing,
            String status,
            boolean basisInDoubt,
            Instant recordedAt) {}

    CompletionStage<Decision<Result>> handle(Command command);

    static TakeIn of(Ports ports, IntakeSettings settings) {
        return new TakeInService(
                ports.work(),
                ports.intakes(),
                ports.yards(),
                ports.filings(),
                ports.ruleBook(),
                ports.evidenceIndex(),
                ports.notices(),
                ports.audit(),
                ports.ids(),
                ports.clock(),
                ports.calendar(),
                settings);
    }
}
