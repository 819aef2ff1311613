package city.statictraffic.patrolimpound.application.recordscan;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.patrolimpound.application.port.Filings;
import city.statictraffic.patrolimpound.application.port.FleetSightings;
import city.statictraffic.patrolimpound.application.port.Intakes;
import city.statictraffic.patrolimpound.application.port.Notices;
import city.statictraffic.patrolimpound.application.port.QrRuleBook;
import city.statictraffic.patrolimpound.application.port.Scans;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import city.statictraffic.patrolimpound.domain.filing.QrRule;
import city.statictraffic.patrolimpound.domain.filing.QrRules;
import city.statictraffic.patrolimpound.domain.filing.ReadCode;
import city.statictraffic.patrolimpound.domain.notice.Notice;
import city.statictraffic.patrolimpound.domain.scan.Custody;
import city.statictraffic.patrolimpound.domain.scan.Finding;
import city.statictraffic.patrolimpound.domain.scan.Reason;
import city.statictraffic.patrolimpound.domain.scan.Scan;
import city.statictraffic.patrolimpound.domain.scan.ScanFacts;
import city.statictraffic.patrolimpound.domain.scan.ScanRefusal;
import city.statictraffic.patrolimpound.domain.scan.ScanRules;
import city.statictraffic.patrolimpound.domain.scan.Sighting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class RecordScanService implements RecordScan {
    private final UnitOfWork work;
    private final Scans scans;
    private final Intakes intakes;
    private final Filings filings;
    private final FleetSightings fleetSightings;
    private final QrRuleBook ruleBook;
    private final Notices notices;
    private final AuditTrail audit;
    private final IdSource ids;
    private final InstantSource clock;
    private final ScanRules rules;

    RecordScanService(
            UnitOfWork work,
            Scans scans,
            Intakes intakes,
            Filings filings,
            FleetSightings fleetSightings,
            QrRuleBook ruleBook,
            Notices notices,
            AuditTrail audit,
            IdSource ids,
            InstantSource clock,
            ScanRules rules) {
        this.work = work;
        this.scans = scans;
        this.intakes = intakes;
        this.filings = filings;
        this.fleetSightings = fleetSightings;
        this.ruleBook = ruleBook;
        this.notices = notices;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.rules = rules;
    }

    @Override
    public CompletionStage<Decision<Result>> handle(Command c) {
        return work.once(
                c.requestId(),
                Result.class,
                () -> ruleBook.all()
                        .thenCompose(book -> scans.find(c.report().scanId())
                                .thenCompose(known -> known.isPresent()
                                        ? Stages.done(again(known.get(), c, book))
                                        : record(c, book))));
    }

    private CompletionStage<Decision<Result>> record(Command c, QrRules book) {
        Instant now = clock.instant().truncatedTo(MICROS);
        return load(c.report(), book)
                .thenApply(facts -> Scan.record(c.report(), facts, rules, now))
                .thenCompose(decision -> Stages.ifAccepted(decision, change -> commit(c, change, now)))
                .thenApply(decision -> decision.map(scan -> result(scan, book)));
    }

    private CompletionStage<ScanFacts> load(Scan.Report report, QrRules book) {
        ReadCode read = book.read(report.code());
        return filings.list(read.bikes())
                .thenCompose(filed -> filings.knowledgeAsOf()
                        .thenCompose(asOf -> ScanRules.identify(read, filed, report.scannedAt())
                                .map(bike -> aboutBike(bike, report, read, filed, asOf))
                                .orElseGet(() -> Stages.done(new ScanFacts(
                                        read, filed, Optional.empty(), List.of(), Optional.empty(), asOf)))));
    }

    private CompletionStage<ScanFacts> aboutBike(
            BikeId bike, Scan.Report report, ReadCode read, List<FiledBike> filed, Optional<Instant> asOf) {
        Instant at = report.scannedAt();
        Instant from = at.minus(rules.settings().cloneWindow());
        Instant to = at.plus(rules.settings().cloneWindow());
        return intakes.findCustody(bike)
                .thenCompose(custody -> scans.listSightings(bike, from, to)
                        .thenCompose(scanned -> fleetSightings
                                .find(bike)
                                .thenCompose(reported -> scans.findLastSighting(bike, at)
                                        .thenApply(last -> new ScanFacts(
                                                read,
                                                filed,
                                                custody,
                                                Stream.concat(
                                                                scanned.stream(),
                                                                reported
                                                                        .filter(seen -> !seen.at()
                                                                                        .isBefore(from)
                                                                                && !seen.at()
                                                                                        .isAfter(to))
                                                                        .stream())
                                                        .toList(),
                                                latest(Stream.of(
                                                                last,
                                                                reported,
                                                                custody.flatMap(RecordScanService::takenFrom))
                                                        .flatMap(Optional::stream)
                                                        .filter(seen ->
                                                                seen.at().isBefore(at))),
                                                asOf)))));
    }

    private static Optional<Sighting> takenFrom(Custody custody) {
        Place place = custody.takenFrom();
        return place == null ? Optional.empty() : Optional.of(new Sighting(custody.takenAt(), place, Sighting.INTAKE));
    }

    private static Optional<Sighting> latest(Stream<Sighting> sightings) {
        return sightings.reduce((one, other) -> other.at().isAfter(one.at()) ? other : one);
    }

    private CompletionStage<Scan> commit(Command c, Change<Scan> change, Instant now) {
        return scans.save(change)
                .thenCompose(scan -> Notice.ofScan(ids.next(), scan.finding(), now)
                        .map(notices::tell)
                        .orElseGet(Stages::done)
                        .thenCompose(ignored -> audit.record(AuditEntry.of(
                                now,
                                c.caller(),
                                "patrol-impound.scan-recorded",
                                scan.scanId().toString(),
                                Map.of("verdict", scan.finding().verdict().code()))))
                        .thenApply(ignored -> scan));
    }

    private static Decision<Result> again(Scan known, Command c, QrRules book) {
        return known.report().officer().subject().equals(c.report().officer().subject())
                ? Decision.accepted(result(known, book))
                : Decision.refused(new ScanRefusal.ScanIdUsed(known.scanId()));
    }

    private static Result result(Scan scan, QrRules book) {
        Finding finding = scan.finding();
        BikeId bike = finding.bike();
        Sighting seen = finding.lastSeen();
        return new Result(
                scan.scanId(),
                finding.verdict().code(),
                finding.operatorId(),
                nameOf(finding.operatorId(), book),
                bike == null ? null : bike.number(),
                finding.candidates().stream()
                        .map(other ->
                                new Candidate(other.operatorId(), nameOf(other.operatorId(), book), other.number()))
                        .toList(),
                finding.filedAt(),
                scan.filingKnowledgeAsOf(),
                seen == null
                        ? null
                        : new LastSeen(
                                seen.at(),
                                seen.place().point().lon(),
                                seen.place().point().lat(),
                                seen.source()),
                finding.reasons().stream().map(Reason::code).toList(),
                finding.advice().code(),
                scan.recordedAt());
    }

    private static @Nullable String nameOf(@Nullable String operatorId, QrRules book) {
        return operatorId == null
                ? null
                : book.of(operatorId).map(QrRule::operatorName).orElse(null);
    }
}
