package city.statictraffic.patrolimpound.domain.scan;

import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeCode;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import city.statictraffic.patrolimpound.domain.filing.ReadCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verdict on a scan, as of the time of the scan. */
public record ScanRules(ScanSettings settings) {
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double METRES_PER_KM = 1_000;

    /** Which bike a code stands for: the only one whose rule fits or, among several, the only one that is filed. */
    public static Optional<BikeId> identify(ReadCode read, List<FiledBike> filed, Instant asOf) {
        List<BikeId> candidates = read.bikes();
        if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
        }
        List<BikeId> filedOnes = candidates.stream()
                .filter(bike -> filed.stream().anyMatch(known -> known.bike().equals(bike) && known.filedAsOf(asOf)))
                .toList();
        return filedOnes.size() == 1 ? Optional.of(filedOnes.getFirst()) : Optional.empty();
    }

    public Finding judge(BikeCode code, @Nullable Place place, Instant scannedAt, Instant recordedAt, ScanFacts facts) {
        var remarks = new ArrayList<Reason>();
        if (facts.read().bikes().size() > 1) {
            remarks.add(Reason.SEVERAL_OPERATORS);
        }
        if (scannedAt.isAfter(recordedAt.plus(settings.clockAhead()))) {
            remarks.add(Reason.CLOCK_AHEAD);
        }
        Optional<BikeId> bike = identify(facts.read(), facts.filed(), scannedAt);
        return bike.isPresent()
                ? judgeBike(bike.get(), code, place, scannedAt, facts, remarks)
                : unrecognised(facts.read(), remarks);
    }

    private static Finding unrecognised(ReadCode read, List<Reason> remarks) {
        var reasons = new ArrayList<Reason>();
        String operatorId = null;
        switch (read) {
            case ReadCode.Bikes ignored -> {}
            case ReadCode.OutsideRule(var operators) -> {
                reasons.add(Reason.OUTSIDE_RULE);
                operatorId = operators.size() == 1 ? operators.getFirst() : null;
            }
            case ReadCode.UnknownHost ignored -> reasons.add(Reason.UNKNOWN_HOST);
            case ReadCode.UnknownOperator ignored -> reasons.add(Reason.UNKNOWN_OPERATOR);
            case ReadCode.NotAnAddress() -> reasons.add(Reason.NOT_AN_ADDRESS);
        }
        reasons.addAll(remarks);
        return new Finding(
                Verdict.UNRECOGNISED, operatorId, null, read.bikes(), null, null, reasons, Advice.READ_AGAIN);
    }

    private Finding judgeBike(
            BikeId bike,
            BikeCode code,
            @Nullable Place place,
            Instant scannedAt,
            ScanFacts facts,
            List<Reason> remarks) {
        Optional<FiledBike> known = facts.filed().stream()
                .filter(filed -> filed.bike().equals(bike))
                .findFirst();
        boolean filed = known.filter(k -> k.filedAsOf(scannedAt)).isPresent();
        Optional<Reason> stock = stock(facts.custody(), place, scannedAt);
        boolean clone = false;
        var reasons = new ArrayList<Reason>();
        if (stock.isPresent()) {
            reasons.add(stock.get());
            clone = stock.get() == Reason.IN_YARD_ELSEWHERE;
        }
        for (Reason why : tooFarTooSoon(facts.sightings(), place, scannedAt)) {
            reasons.add(why);
            clone = true;
        }
        if (!filed) {
            reasons.add(known.isEmpty() ? Reason.NEVER_FILED : Reason.FILED_AFTER_SCAN);
        }
        boolean codeDiffers = filed
                && code instanceof BikeCode.Qr(var text)
                && !text.equalsIgnoreCase(known.orElseThrow().qrUrl());
        if (codeDiffers) {
            reasons.add(Reason.CODE_DIFFERS);
        }
        Verdict verdict = clone
                ? Verdict.SUSPECTED_CLONE
                : !filed ? Verdict.UNFILED : stock.isPresent() || codeDiffers ? Verdict.FILED_ABNORMAL : Verdict.FILED;
        Advice advice = switch (verdict) {
            case SUSPECTED_CLONE -> Advice.COMPARE_FRAME_NUMBER;
            case UNFILED -> stock.isPresent() ? Advice.CHECK_WITH_YARD : Advice.TAKE_IN;
            case FILED_ABNORMAL -> stock.isPresent() ? Advice.CHECK_WITH_YARD : Advice.CHECK_CODE;
            case FILED -> Advice.LEAVE;
            case UNRECOGNISED -> Advice.READ_AGAIN;
        };
        if (filed && known.orElseThrow().firstToldAt().isAfter(scannedAt)) {
            reasons.add(Reason.DECLARED_AFTER_SCAN);
        }
        reasons.addAll(remarks);
        return new Finding(
                verdict,
                bike.operatorId(),
                bike,
                List.of(),
                known.map(FiledBike::filedAt).orElse(null),
                facts.lastSeen().orElse(null),
                reasons,
                advice);
    }

    /** What a bike in stock is doing here. It counts as in stock only if it was taken in before the scan. */
    private Optional<Reason> stock(Optional<Custody> custody, @Nullable Place place, Instant scannedAt) {
        if (custody.isEmpty() || !custody.get().takenAt().isBefore(scannedAt)) {
            return Optional.empty();
        }
        Custody in = custody.get();
        if (place == null || gapMetres(place, new Place(in.yardPlace(), 0.0)) <= settings.sameSpotMetres()) {
            return Optional.of(Reason.IN_YARD);
        }
        boolean mayStillStand = in.takenFrom() != null
                && Duration.between(in.takenAt(), scannedAt).compareTo(settings.transport()) <= 0
                && gapMetres(place, in.takenFrom()) <= settings.sameSpotMetres();
        return Optional.of(mayStillStand ? Reason.AWAITING_TRANSPORT : Reason.IN_YARD_ELSEWHERE);
    }

    private List<Reason> tooFarTooSoon(List<Sighting> sightings, @Nullable Place place, Instant scannedAt) {
        return sightings.stream()
                .filter(other -> tooFarTooSoon(place, scannedAt, other))
                .map(other ->
                        other.source().equals(Sighting.FEED) ? Reason.REPORTED_ELSEWHERE : Reason.TOO_FAR_TOO_SOON)
                .distinct()
                .sorted()
                .toList();
    }

    private boolean tooFarTooSoon(@Nullable Place place, Instant at, Sighting other) {
        Duration between = Duration.between(other.at(), at).abs();
        if (place == null || between.compareTo(settings.cloneWindow()) > 0) {
            return false;
        }
        double gap = gapMetres(place, other.place());
        double reachable = settings.cloneSpeedKmh() * METRES_PER_KM * between.toMillis() / 1_000 / SECONDS_PER_HOUR;
        return gap > settings.sameSpotMetres() && gap > reachable;
    }

    /** How far two places lie apart at least, given how far off each may be. */
    private double gapMetres(Place one, Place other) {
        double assumed = settings.assumedAccuracyMetres();
        return one.point().metresTo(other.point()) - one.accuracyOr(assumed) - other.accuracyOr(assumed);
    }
}
