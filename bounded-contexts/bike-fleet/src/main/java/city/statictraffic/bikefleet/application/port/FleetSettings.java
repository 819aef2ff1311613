package city.statictraffic.bikefleet.application.port;

import city.statictraffic.bikefleet.domain.feed.CityProfile;
import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings as they stand: read from memory, refreshed behind the scenes. Pure lookups. */
public interface FleetSettings {
    /** An operator of the city; {@code color} for maps, {@code historyImport}: sends records from elsewhere or long ago. */
    record Operator(
            String operatorId,
            int number,
            String name,
            String nameEn,
            String color,
            QrUrlRule qrUrlRule,
            Duration silenceAlarm,
            boolean historyImport) {}

    CityProfile profileFor(Operator operator);

    Optional<Operator> findOperator(String operatorId);

    List<Operator> listOperators();
}
