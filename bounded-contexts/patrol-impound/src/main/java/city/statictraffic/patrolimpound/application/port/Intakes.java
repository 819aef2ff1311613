package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.kernel.event.Change;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.domain.scan.Custody;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Intakes, and through them the stock of the yards. */
public interface Intakes {
    CompletionStage<Optional<Intake>> find(UUID intakeId);

    /** The same, locked until the transaction ends. */
    CompletionStage<Optional<Intake>> lock(UUID intakeId);

    /**
     * Locks a bike against every other intake until the transaction ends, whether it has been seen before or not, and says
     * for which intake it stands in a yard.
     */
    CompletionStage<Optional<Intake>> lockBike(BikeId bike);

    /** Where a bike is kept now, if it is. */
    CompletionStage<Optional<Custody>> findCustody(BikeId bike);

    /** The next number in a district's day, from 1, without gaps: a rolled-back transaction gives its number back. */
    CompletionStage<Integer> nextSlip(String districtCode, LocalDate day);

    /** The intake, new or changed, and its events, together. */
    CompletionStage<Intake> save(Change<Intake> change);
}
