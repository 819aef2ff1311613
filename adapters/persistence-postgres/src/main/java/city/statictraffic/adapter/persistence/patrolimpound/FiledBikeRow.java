package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** The row of a filed bike; read here, written many at once in SQL. */
@Entity
@Table(schema = "patrol_impound", name = "filed_bike")
@IdClass(FiledBikeRow.Key.class)
public class FiledBikeRow {
    public record Key(String operatorId, String bikeId) implements Serializable {}

    @Id
    @Column(name = "operator_id")
    String operatorId = "";

    @Id
    @Column(name = "bike_id")
    String bikeId = "";

    @Column(name = "qr_url")
    String qrUrl = "";

    @Column(name = "filed_at")
    Instant filedAt = Instant.EPOCH;

    String status = "";

    @Column(name = "first_told_at")
    Instant firstToldAt = Instant.EPOCH;

    FiledBike toFiledBike() {
        return new FiledBike(new BikeId(operatorId, bikeId), qrUrl, filedAt, status, firstToldAt);
    }
}
