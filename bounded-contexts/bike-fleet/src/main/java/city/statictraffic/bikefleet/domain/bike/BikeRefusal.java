package city.statictraffic.bikefleet.domain.bike;

import city.statictraffic.kernel.decision.Refusal;
import java.util.Map;

/** Why a bike's state does not change. */
public sealed interface BikeRefusal extends Refusal {
    /** A bike found unfiled is not filed by a feed; its late filing is reviewed. */
    record LateFilingNeedsReview(BikeId bike) implements BikeRefusal {
        @Override
        public String code() {
            return "bike-fleet.late-filing-needs-review";
        }
    }

    record AlreadyImpounded(BikeId bike, String yardId) implements BikeRefusal {
        @Override
        public String code() {
            return "bike-fleet.already-impounded";
        }
    }

    /** The intake to undo is not the one the bike stands in the yard for. */
    record NotImpoundedByThat(BikeId bike) implements BikeRefusal {
        @Override
        public String code() {
            return "bike-fleet.not-impounded-by-that";
        }
    }

    BikeId bike();

    @Override
    default Kind kind() {
        return Kind.STATE;
    }

    @Override
    default Map<String, Object> params() {
        return Map.of("operatorId", bike().operatorId(), "bikeId", bike().number());
    }
}
