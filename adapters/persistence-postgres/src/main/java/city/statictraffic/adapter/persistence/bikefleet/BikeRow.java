package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.bike.BikeState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a bike under supervision. The version is counted here, because landing counts it in SQL too. */
@Entity
@Table(schema = "bike_fleet", name = "bike")
@IdClass(BikeRow.Key.class)
public class BikeRow {
    public record Key(String operatorId, String bikeId) implements Serializable {}

    @Id
    @Column(name = "operator_id")
    String operatorId = "";

    @Id
    @Column(name = "bike_id")
    String bikeId = "";

    String state = "";

    @Column(name = "state_at")
    Instant stateAt = Instant.EPOCH;

    @Column(name = "intake_id")
    @Nullable
    UUID intakeId;

    @Column(name = "yard_id")
    @Nullable
    String yardId;

    @Column(name = "before_state")
    @Nullable
    String beforeState;

    @Column(name = "before_at")
    @Nullable
    Instant beforeAt;

    long version;

    static BikeRow of(Bike bike, Instant at) {
        var row = new BikeRow();
        row.operatorId = bike.id().operatorId();
        row.bikeId = bike.id().number();
        row.take(bike, at);
        return row;
    }

    void take(Bike bike, Instant at) {
        state = bike.state().code();
        stateAt = BikeColumns.since(bike.state(), at);
        if (bike.state() instanceof BikeState.Impounded in) {
            intakeId = in.intakeId();
            yardId = in.yardId();
            beforeState = in.before().code();
            beforeAt = BikeColumns.since(in.before(), at);
        } else {
            intakeId = null;
            yardId = null;
            beforeState = null;
            beforeAt = null;
        }
        version = bike.version() + 1;
    }

    Bike toBike() {
        return BikeColumns.read(
                new BikeId(operatorId, bikeId), state, stateAt, intakeId, yardId, beforeState, beforeAt, version);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BikeRow row && row.operatorId.equals(operatorId) && row.bikeId.equals(bikeId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(operatorId, bikeId);
    }
}
