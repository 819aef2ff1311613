package city.statictraffic.patrolimpound;

import city.statictraffic.patrolimpound.application.evidence.LookAtEvidence;
import city.statictraffic.patrolimpound.application.evidence.SealEvidence;
import city.statictraffic.patrolimpound.application.hold.LiftHold;
import city.statictraffic.patrolimpound.application.hold.PutHold;
import city.statictraffic.patrolimpound.application.importyards.ImportYards;
import city.statictraffic.patrolimpound.application.notices.ReadNotice;
import city.statictraffic.patrolimpound.application.port.CityDistricts;
import city.statictraffic.patrolimpound.application.port.Ports;
import city.statictraffic.patrolimpound.application.port.YardBook;
import city.statictraffic.patrolimpound.application.queries.FilingIndexSource;
import city.statictraffic.patrolimpound.application.queries.ReadFilingIndex;
import city.statictraffic.patrolimpound.application.reactions.WhenBikesFiledThenKnowThem;
import city.statictraffic.patrolimpound.application.reactions.WhenBikesSeenThenKnowWhere;
import city.statictraffic.patrolimpound.application.reactions.WhenQrUrlRuleChangedThenKnowIt;
import city.statictraffic.patrolimpound.application.recordscan.RecordScan;
import city.statictraffic.patrolimpound.application.retention.RemoveOldEvidence;
import city.statictraffic.patrolimpound.application.takein.TakeIn;
import city.statictraffic.patrolimpound.application.undointake.UndoIntake;
import city.statictraffic.patrolimpound.domain.evidence.RetentionRules;
import city.statictraffic.patrolimpound.domain.intake.IntakeSettings;
import city.statictraffic.patrolimpound.domain.scan.ScanRules;
import city.statictraffic.patrolimpound.domain.scan.ScanSettings;

/** Ports in, use cases out: the table of contents of this context. */
public final class PatrolImpound {
    private final Ports ports;
    private final ScanSettings scanSettings;
    private final IntakeSettings intakeSettings;

    public PatrolImpound(Ports ports, ScanSettings scanSettings, IntakeSettings intakeSettings) {
        this.ports = ports;
        this.scanSettings = scanSettings;
        this.intakeSettings = intakeSettings;
    }

    /** 扫码判定 */
    public RecordScan recordScan() {
        return RecordScan.of(ports, new ScanRules(scanSettings));
    }

    /** 暂存入场 */
    public TakeIn takeIn() {
        return TakeIn.of(ports, intakeSettings);
    }

    /** 撤销入场 */
    public UndoIntake undoIntake() {
        return UndoIntake.of(ports);
    }

    /** 暂存点导入 */
    public ImportYards importYards(YardBook book, CityDistricts districts) {
        return new ImportYards(book, districts);
    }

    /** 证据留存 */
    public SealEvidence sealEvidence() {
        return SealEvidence.of(ports);
    }

    /** 查看证据副本 */
    public LookAtEvidence lookAtEvidence() {
        return LookAtEvidence.of(ports);
    }

    /** 证据保全 */
    public PutHold putHold() {
        return PutHold.of(ports);
    }

    /** 解除证据保全 */
    public LiftHold liftHold() {
        return LiftHold.of(ports);
    }

    /** 证据到期清理 */
    public RemoveOldEvidence removeOldEvidence(RetentionRules rules, RemoveOldEvidence.Waiting waiting) {
        return RemoveOldEvidence.of(ports, rules, waiting);
    }

    /** 企业通知已读 */
    public ReadNotice readNotice() {
        return ReadNotice.of(ports);
    }

    /** 备案离线索引 */
    public ReadFilingIndex readFilingIndex(FilingIndexSource source) {
        return new ReadFilingIndex(source, ports.clock());
    }

    /** 备案变化 */
    public WhenBikesFiledThenKnowThem whenBikesFiledThenKnowThem() {
        return new WhenBikesFiledThenKnowThem(ports.filings());
    }

    /** 车辆所在变化 */
    public WhenBikesSeenThenKnowWhere whenBikesSeenThenKnowWhere() {
        return new WhenBikesSeenThenKnowWhere(ports.fleetSightings());
    }

    /** 解析规则变化 */
    public WhenQrUrlRuleChangedThenKnowIt whenQrUrlRuleChangedThenKnowIt() {
        return new WhenQrUrlRuleChangedThenKnowIt(ports.ruleBook());
    }
}
