package city.statictraffic.bikefleet.application.queries;

import city.statictraffic.bikefleet.application.queries.FleetViews.BikeLine;
import city.statictraffic.bikefleet.application.queries.FleetViews.BikePage;
import city.statictraffic.bikefleet.application.queries.FleetViews.HistoryLine;
import city.statictraffic.bikefleet.application.queries.FleetViews.RideCount;
import city.statictraffic.bikefleet.application.queries.FleetViews.RideLine;
import city.statictraffic.bikefleet.application.queries.FleetViews.SharedId;
import city.statictraffic.bikefleet.application.queries.FleetViews.Today;
import city.statictraffic.bikefleet.application.queries.FleetViews.Track;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads of the fleet. Every one takes a scope; what is outside it is as if it did not exist. */
public interface FindFleet {
    record BikeFilter(
            Optional<String> text,
            Optional<String> operatorId,
            Optional<String> districtCode,
            Optional<String> state,
            Optional<String> lifeCycle) {}

    enum RideGroup {
        DISTRICT,
        HOUR,
        DAY
    }

    CompletionStage<Page<BikeLine>> bikes(DataScope scope, BikeFilter filter, Optional<String> cursor, int limit);

    CompletionStage<Optional<BikePage>> bike(DataScope scope, BikeId id);

    CompletionStage<Page<HistoryLine>> history(DataScope scope, BikeId id, Optional<String> cursor, int limit);

    CompletionStage<Optional<Track>> track(DataScope scope, BikeId id, Instant from, Instant to);

    CompletionStage<Page<RideLine>> rides(
            DataScope scope,
            Optional<String> operatorId,
            Optional<String> bikeId,
            Instant from,
            Instant to,
            Optional<String> cursor,
            int limit);

    /** Keys: district codes ({@code ""}: outside all), hours as {@code 2026-11-01T08} and days, both at +08. */
    CompletionStage<List<RideCount>> rideCounts(
            DataScope scope, RideGroup group, Optional<String> operatorId, Instant from, Instant to);

    CompletionStage<Page<SharedId>> sharedIds(DataScope scope, Optional<String> cursor, int limit);

    CompletionStage<Today> today(DataScope scope, LocalDate day);
}
