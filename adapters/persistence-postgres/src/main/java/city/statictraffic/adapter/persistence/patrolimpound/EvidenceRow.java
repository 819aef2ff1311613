package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a photo that has arrived. */
@Entity
@Table(schema = "patrol_impound", name = "evidence")
public class EvidenceRow {
    @Id
    String sha256 = "";

    long bytes;

    @Column(name = "media_type")
    String mediaType = "";

    @Column(name = "arrived_at")
    Instant arrivedAt = Instant.EPOCH;

    @Column(name = "by_subject")
    String bySubject = "";

    EvidenceIndex.Entry toEntry() {
        return new EvidenceIndex.Entry(new PhotoHash(sha256), bytes, mediaType, arrivedAt, bySubject);
    }
}
