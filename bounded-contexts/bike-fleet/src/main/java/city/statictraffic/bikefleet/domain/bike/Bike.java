package city.statictraffic.bikefleet.domain.bike;

import static city.statictraffic.kernel.decision.Decision.accepted;
import static city.statictraffic.kernel.decision.Decision.refused;

import city.statictraffic.bikefleet.domain.bike.BikeState.Filed;
import city.statictraffic.bikefleet.domain.bike.BikeState.FoundUnfiled;
import city.statictraffic.bikefleet.domain.bike.BikeState.Impounded;
import city.statictraffic.bikefleet.domain.bike.BikeState.Registered;
import city.statictraffic.kernel.decision.Decision;
import java.time.Instant;
import java.util.UUID;

/**
 * A shared bike under supervision. It comes into being when its operator first reports it (registered) or when it is
 * taken from the street without ever having been reported (found unfiled). A filing date makes a registered bike filed;
 * a bike found unfiled stays so until its late filing is reviewed. Any bike can be taken into a yard and, when that was a
 * mistake, goes back to what it was before.
 */
public record Bike(BikeId id, BikeState state, long version) {
    public static Bike registered(BikeId id) {
        return new Bike(id, new Registered(), 0);
    }

    public static Bike foundUnfiled(BikeId id, Instant at) {
        return new Bike(id, new FoundUnfiled(at), 0);
    }

    /** The operator declares a filing date. Declaring it again changes nothing. */
    public Decision<Bike> declareFiled(Instant filedAt) {
        return switch (state) {
            case Registered() -> accepted(with(new Filed(filedAt)));
            case Filed ignored -> accepted(this);
            case FoundUnfiled ignored -> refused(new BikeRefusal.LateFilingNeedsReview(id));
            case Impounded(var intake, var yard, var since, var before) ->
                switch (before) {
                    case Registered() -> accepted(with(new Impounded(intake, yard, since, new Filed(filedAt))));
                    case Filed ignored -> accepted(this);
                    case FoundUnfiled ignored -> refused(new BikeRefusal.LateFilingNeedsReview(id));
                    case Impounded ignored -> throw new IllegalStateException("impounded twice");
                };
        };
    }

    /** Taken into a yard. The same intake told twice changes nothing. */
    public Decision<Bike> impound(UUID intakeId, String yardId, Instant at) {
        return switch (state) {
            case Impounded in when in.intakeId().equals(intakeId) -> accepted(this);
            case Impounded in -> refused(new BikeRefusal.AlreadyImpounded(id, in.yardId()));
            case Registered ignored -> accepted(with(new Impounded(intakeId, yardId, at, state)));
            case Filed ignored -> accepted(with(new Impounded(intakeId, yardId, at, state)));
            case FoundUnfiled ignored -> accepted(with(new Impounded(intakeId, yardId, at, state)));
        };
    }

    /** The intake was a mistake: back to what the bike was. */
    public Decision<Bike> undoImpound(UUID intakeId) {
        return state instanceof Impounded in && in.intakeId().equals(intakeId)
                ? accepted(with(in.before()))
                : refused(new BikeRefusal.NotImpoundedByThat(id));
    }

    private Bike with(BikeState next) {
        return new Bike(id, next, version);
    }
}
