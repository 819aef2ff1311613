package city.statictraffic.adapter.persistence.patrolimpound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How far an operator's filings are known. */
@Entity
@Table(schema = "patrol_impound", name = "filing_knowledge")
public class FilingKnowledgeRow {
    @Id
    @Column(name = "operator_id")
    String operatorId = "";

    @Column(name = "told_at")
    Instant toldAt = Instant.EPOCH;

    long version;
}
