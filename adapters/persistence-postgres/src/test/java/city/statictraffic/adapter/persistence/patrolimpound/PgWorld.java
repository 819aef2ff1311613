package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.EmbeddedStore;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.patrolimpound.application.port.EvidenceHolds;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.application.port.Filings;
import city.statictraffic.patrolimpound.application.port.FleetSightings;
import city.statictraffic.patrolimpound.application.port.Intakes;
import city.statictraffic.patrolimpound.application.port.Notices;
import city.statictraffic.patrolimpound.application.port.QrRuleBook;
import city.statictraffic.patrolimpound.application.port.Scans;
import city.statictraffic.patrolimpound.application.port.Yards;
import city.statictraffic.patrolimpound.application.queries.FilingIndexSource;
import city.statictraffic.patrolimpound.application.queries.FindIntakes;
import city.statictraffic.patrolimpound.application.queries.FindScans;
import city.statictraffic.patrolimpound.application.queries.FindYardBoard;
import city.statictraffic.patrolimpound.fixture.World;
import java.util.List;

/** The store of this context in a real database; empty when made. */
final class PgWorld implements World {
    private static final EmbeddedStore STORE = new EmbeddedStore(
            List.of("platform", "patrol_impound"),
            List.of(
                    ScanRow.class,
                    IntakeRow.class,
                    YardRow.class,
                    FiledBikeRow.class,
                    FleetSightingRow.class,
                    FilingKnowledgeRow.class,
                    QrRuleRow.class,
                    EvidenceRow.class,
                    EvidenceHoldRow.class,
                    NoticeRow.class));

    PgWorld() {
        STORE.empty("platform", "patrol_impound");
    }

    EmbeddedStore store() {
        return STORE;
    }

    @Override
    public UnitOfWork work() {
        return STORE.unitOfWork();
    }

    @Override
    public Scans scans() {
        return new PgScans(STORE.sessions(), STORE.outbox());
    }

    @Override
    public Intakes intakes() {
        return new PgIntakes(STORE.sessions(), STORE.outbox());
    }

    @Override
    public Yards yards() {
        return new PgYards(STORE.sessions());
    }

    @Override
    public Filings filings() {
        return new PgFilings(STORE.sessions(), STORE.json());
    }

    @Override
    public FleetSightings fleetSightings() {
        return new PgFleetSightings(STORE.sessions(), STORE.json());
    }

    @Override
    public QrRuleBook ruleBook() {
        return new PgQrRuleBook(STORE.sessions());
    }

    @Override
    public Notices notices() {
        return new PgNotices(STORE.sessions(), STORE.outbox());
    }

    @Override
    public EvidenceHolds evidenceHolds() {
        return new PgEvidenceHolds(STORE.sessions());
    }

    @Override
    public EvidenceIndex evidenceIndex() {
        return new PgEvidenceIndex(STORE.sessions());
    }

    @Override
    public AuditTrail audit() {
        return STORE.auditTrail();
    }

    @Override
    public FindScans findScans() {
        return new PgFindScans(STORE.pool());
    }

    @Override
    public FindIntakes findIntakes() {
        return new PgFindIntakes(STORE.pool());
    }

    @Override
    public FindYardBoard findYardBoard() {
        return new PgFindYardBoard(STORE.pool());
    }

    @Override
    public FilingIndexSource filingIndexSource() {
        return new PgFilingIndexSource(STORE.pool());
    }

    @Override
    public List<String> outbox() {
        return STORE.query("SELECT topic || ' ' || type || ' ' || aggregateid FROM platform.outbox ORDER BY id");
    }
}
