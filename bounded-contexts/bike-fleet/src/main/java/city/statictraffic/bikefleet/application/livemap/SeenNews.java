package city.statictraffic.bikefleet.application.livemap;

import city.statictraffic.bikefleet.application.port.LatestPosition;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.events.BikesSeen;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What other contexts are told of where bikes stand. */
public final class SeenNews {
    private SeenNews() {}

    /** The messages for these positions: by operator, each of a bounded size. */
    public static List<BikesSeen> of(List<LatestPosition> positions, Instant at) {
        var byOperator = new LinkedHashMap<String, List<BikesSeen.SeenBike>>();
        for (LatestPosition each : positions) {
            byOperator
                    .computeIfAbsent(each.operatorId(), ignored -> new ArrayList<>())
                    .add(seen(each.position()));
        }
        var events = new ArrayList<BikesSeen>();
        byOperator.forEach((operatorId, bikes) -> {
            for (int from = 0; from < bikes.size(); from += BikesSeen.BIKES_MAX) {
                events.add(new BikesSeen(
                        operatorId, at, bikes.subList(from, Math.min(bikes.size(), from + BikesSeen.BIKES_MAX))));
            }
        });
        return events;
    }

    private static BikesSeen.SeenBike seen(FeedRecord.Position position) {
        return new BikesSeen.SeenBike(
                position.bikeId(),
                Instant.EPOCH.plus(position.atMicros(), ChronoUnit.MICROS),
                position.lon() / FeedRecord.DEGREE_SCALE,
                position.lat() / FeedRecord.DEGREE_SCALE,
                position.accuracyMetres() < 0 ? null : position.accuracyMetres(),
                position.state().code());
    }
}
