package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.scan.Sighting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of where a bike stands; read here, written many at once in SQL. */
@Entity
@Table(schema = "patrol_impound", name = "fleet_sighting")
@IdClass(FleetSightingRow.Key.class)
public class FleetSightingRow {
    public record Key(String operatorId, String bikeId) implements Serializable {}

    @Id
    @Column(name = "operator_id")
    String operatorId = "";

    @Id
    @Column(name = "bike_id")
    String bikeId = "";

    Instant at = Instant.EPOCH;

    double lon;

    double lat;

    @Column(name = "accuracy_metres")
    @Nullable
    Double accuracyMetres;

    Sighting toSighting() {
        return new Sighting(at, new Place(new GeoPoint(lon, lat), accuracyMetres), Sighting.FEED);
    }
}
