package city.statictraffic.bikefleet.application.port;

import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.feed.FeedRecord.BikeRegistration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registrations and bikes in bulk, within the transaction of the work around it. Blocks. */
public interface FleetRegister {
    /** What is known of a bike; both absent when nothing is. */
    record Known(
            @Nullable BikeRegistration registration,
            @Nullable Bike bike) {}

    /** A registration to fold in as a feed's would be, and the row it came from. */
    record Landing(String operatorId, int line, BikeRegistration registration) {}

    /** A bike whose filing is declared while its registration stays as it is. */
    record Declared(Bike bike, String qrUrl, Instant filedAt, int line) {}

    /** What is known of each; no feed lands for their operators until the transaction ends. */
    Map<BikeId, Known> lock(Collection<BikeId> bikes);

    /** Events and histories are written too. */
    void take(UUID importId, List<Landing> registrations, List<Declared> filings);

    /** Filed bikes by operator, those in yards counted. */
    Map<String, Long> countFiled();
}
