package city.statictraffic.patrolimpound.domain.scan;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.FAR_YARD;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.RULE_A;
import static city.statictraffic.patrolimpound.fixture.Given.STREET;
import static city.statictraffic.patrolimpound.fixture.Given.YARD;
import static city.statictraffic.patrolimpound.fixture.Given.filed;
import static city.statictraffic.patrolimpound.fixture.Given.id;
import static city.statictraffic.patrolimpound.fixture.Given.north;
import static city.statictraffic.patrolimpound.fixture.ScanBuilder.aScan;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import city.statictraffic.patrolimpound.domain.filing.QrRule;
import city.statictraffic.patrolimpound.domain.filing.QrRules;
import city.statictraffic.patrolimpound.events.ScanRecorded;
import city.statictraffic.patrolimpound.fixture.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
class ScanVerdictTest {
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(90));
    private static final FiledBike FILED = filed(BIKE, LONG_AGO);

    @Test
    void a_filed_bike_is_filed_and_left_alone() {
        Finding finding = aScan().knowing(FILED).finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.FILED);
        assertThat(finding.reasons()).isEmpty();
        assertThat(finding.advice()).isEqualTo(Advice.LEAVE);
        assertThat(finding.filedAt()).isEqualTo(LONG_AGO);
    }

    @Test
    void a_bike_of_a_known_operator_that_was_never_filed_is_unfiled() {
        Finding finding = aScan().finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.UNFILED);
        assertThat(finding.bike()).isEqualTo(BIKE);
        assertThat(finding.reasons()).containsExactly(Reason.NEVER_FILED);
        assertThat(finding.advice()).isEqualTo(Advice.TAKE_IN);
    }

    @Test
    void a_filing_after_the_scan_does_not_erase_the_finding() {
        Finding finding = aScan().knowing(filed(BIKE, NOW.plusMillis(1))).finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.UNFILED);
        assertThat(finding.reasons()).containsExactly(Reason.FILED_AFTER_SCAN);
    }

    @Test
    void a_filing_at_the_very_moment_of_the_scan_counts() {
        assertThat(aScan().knowing(filed(BIKE, NOW)).finding().verdict()).isEqualTo(Verdict.FILED);
    }

    @Test
    void an_offline_scan_is_judged_as_of_its_own_time_whenever_it_arrives() {
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        Finding finding = aScan().at(yesterday)
                .recordedAt(NOW)
                .offline("filed")
                .knowing(filed(BIKE, yesterday.plusSeconds(60)))
                .finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.UNFILED);
    }

    @Test
    void a_filing_date_declared_only_after_the_scan_counts_but_is_remarked() {
        var backdated =
                new FiledBike(BIKE, Given.qrOf(BIKE), NOW.minusSeconds(60), "operator-declared", NOW.plusSeconds(60));
        Finding finding =
                aScan().recordedAt(NOW.plusSeconds(3_600)).knowing(backdated).finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.FILED);
        assertThat(finding.reasons()).containsExactly(Reason.DECLARED_AFTER_SCAN);
    }

    @Test
    void a_filed_bike_in_stock_scanned_at_its_yard_is_abnormal() {
        Finding finding = aScan().knowing(FILED)
                .in(new Place(YARD.place(), 10.0))
                .inCustody(custody(NOW.minus(Duration.ofDays(3)), STREET))
                .finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.FILED_ABNORMAL);
        assertThat(finding.reasons()).containsExactly(Reason.IN_YARD);
        assertThat(finding.advice()).isEqualTo(Advice.CHECK_WITH_YARD);
    }

    @Test
    void a_bike_in_stock_scanned_at_an_unknown_place_is_abnormal_not_a_clone() {
        Finding finding = aScan().knowing(FILED)
                .in(null)
                .inCustody(custody(NOW.minus(Duration.ofDays(3)), STREET))
                .finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.FILED_ABNORMAL);
    }

    @Test
    void a_bike_in_stock_scanned_in_the_street_is_a_suspected_clone() {
        Finding finding = aScan().knowing(FILED)
                .inCustody(custody(NOW.minus(Duration.ofDays(3)), STREET))
                .finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECTED_CLONE);
        assertThat(finding.reasons()).containsExactly(Reason.IN_YARD_ELSEWHERE);
        assertThat(finding.advice()).isEqualTo(Advice.COMPARE_FRAME_NUMBER);
    }

    @Test
    void a_bike_just_taken_in_still_stands_where_it_was_for_a_while() {
        Instant soon = NOW.minus(Duration.ofMinutes(30));
        assertThat(aScan().knowing(FILED)
                        .inCustody(custody(soon, STREET))
                        .finding()
                        .reasons())
                .containsExactly(Reason.AWAITING_TRANSPORT);
        assertThat(aScan().knowing(FILED)
                        .inCustody(custody(soon, north(STREET, 900)))
                        .finding()
                        .verdict())
                .isEqualTo(Verdict.SUSPECTED_CLONE);
    }

    @Test
    void a_bike_taken_in_after_the_scan_was_not_in_stock_then() {
        assertThat(aScan().knowing(FILED)
                        .inCustody(custody(NOW.plusSeconds(1), STREET))
                        .finding()
                        .verdict())
                .isEqualTo(Verdict.FILED);
    }

    @Test
    void an_unfiled_bike_in_stock_seen_elsewhere_is_a_suspected_clone_and_unfiled_beside() {
        Finding finding = aScan().inCustody(custody(NOW.minus(Duration.ofDays(3)), STREET))
                .finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECTED_CLONE);
        assertThat(finding.reasons()).containsExactly(Reason.IN_YARD_ELSEWHERE, Reason.NEVER_FILED);
    }

    @Test
    void a_bike_its_operator_says_stands_far_away_is_a_suspected_clone() {
        var reported = new Sighting(NOW.minus(Duration.ofMinutes(10)), north(STREET, 8_000), Sighting.FEED);
        Finding finding = aScan().knowing(FILED).seen(reported).finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECTED_CLONE);
        assertThat(finding.reasons()).containsExactly(Reason.REPORTED_ELSEWHERE);
        var here = new Sighting(NOW.minus(Duration.ofMinutes(10)), north(STREET, 80), Sighting.FEED);
        assertThat(aScan().knowing(FILED).seen(here).finding().verdict()).isEqualTo(Verdict.FILED);
    }

    @Test
    void two_scans_too_far_apart_for_the_time_between_are_two_bikes() {
        var tenMinutesAgo = new Sighting(NOW.minus(Duration.ofMinutes(10)), north(STREET, 8_000), Sighting.SCAN);
        Finding finding = aScan().knowing(FILED).seen(tenMinutesAgo).finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECTED_CLONE);
        assertThat(finding.reasons()).containsExactly(Reason.TOO_FAR_TOO_SOON);
    }

    @Test
    void a_later_scan_that_arrived_first_is_compared_too() {
        var later = new Sighting(NOW.plus(Duration.ofMinutes(10)), north(STREET, 8_000), Sighting.SCAN);
        assertThat(aScan().knowing(FILED).seen(later).finding().verdict()).isEqualTo(Verdict.SUSPECTED_CLONE);
    }

    @Test
    void a_bike_that_was_ridden_away_is_no_clone() {
        var anHourAgo = new Sighting(NOW.minus(Duration.ofHours(1)), north(STREET, 12_000), Sighting.SCAN);
        assertThat(aScan().knowing(FILED).seen(anHourAgo).finding().verdict()).isEqualTo(Verdict.FILED);
    }

    @Test
    void what_two_inaccurate_places_may_explain_is_no_clone() {
        var blurred = new Place(north(STREET, 900).point(), 800.0);
        var aMinuteAgo = new Sighting(NOW.minusSeconds(60), blurred, Sighting.SCAN);
        assertThat(aScan().knowing(FILED).seen(aMinuteAgo).finding().verdict()).isEqualTo(Verdict.FILED);
    }

    @Test
    void a_code_unlike_the_filed_one_is_abnormal() {
        var otherHost = new QrRule(
                "operator-a", "甲骑科技", List.of("qr.jiaqi.example", "old.jiaqi.example"), "/b/{bikeId}", "A-Z0-9", 6, 16);
        Finding finding = aScan().under(new QrRules(List.of(otherHost)))
                .qr("https://old.jiaqi.example/b/JQ00012345")
                .knowing(FILED)
                .finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.FILED_ABNORMAL);
        assertThat(finding.reasons()).containsExactly(Reason.CODE_DIFFERS);
        assertThat(finding.advice()).isEqualTo(Advice.CHECK_CODE);
    }

    @Test
    void codes_nobody_owns_up_to_are_unrecognised_each_for_its_reason() {
        assertThat(unrecognised("weixin://dl/business")).containsExactly(Reason.NOT_AN_ADDRESS);
        assertThat(unrecognised("http://qr.jiaqi.example/b/JQ00012345")).containsExactly(Reason.NOT_AN_ADDRESS);
        assertThat(unrecognised("https://evil.example/b/JQ00012345")).containsExactly(Reason.UNKNOWN_HOST);
        assertThat(unrecognised("https://qr.jiaqi.example/b/JQ00012345?x=1")).containsExactly(Reason.OUTSIDE_RULE);
        assertThat(unrecognised("https://qr.jiaqi.example.evil.example/b/JQ00012345"))
                .containsExactly(Reason.UNKNOWN_HOST);
        assertThat(unrecognised("https://evil.example@qr.jiaqi.example/b/JQ00012345"))
                .containsExactly(Reason.UNKNOWN_HOST);
        assertThat(aScan().typed("operator-x", "12345678").finding().reasons())
                .containsExactly(Reason.UNKNOWN_OPERATOR);
        assertThat(aScan().typed("operator-a", "nö").finding().reasons()).containsExactly(Reason.OUTSIDE_RULE);
    }

    @Test
    void the_operator_of_a_known_host_is_named_although_the_number_is_not_read() {
        assertThat(aScan().qr("https://qr.jiaqi.example/promo").finding().operatorId())
                .isEqualTo("operator-a");
    }

    @Test
    void a_typed_number_is_judged_like_a_scanned_one() {
        assertThat(aScan().typed("operator-a", "JQ00012345")
                        .knowing(FILED)
                        .finding()
                        .verdict())
                .isEqualTo(Verdict.FILED);
    }

    @Test
    void among_several_operators_the_only_filed_bike_is_meant_and_otherwise_all_are_named() {
        var shared = new QrRule("operator-c", "丙速单车", List.of("qr.jiaqi.example"), "/b/{bikeId}", "A-Z0-9", 6, 16);
        var rules = new QrRules(List.of(RULE_A, shared));
        var other = new BikeId("operator-c", BIKE.number());
        Finding one = aScan().under(rules).knowing(FILED).finding();
        assertThat(one.bike()).isEqualTo(BIKE);
        assertThat(one.reasons()).containsExactly(Reason.SEVERAL_OPERATORS);
        Finding none = aScan().under(rules).finding();
        assertThat(none.verdict()).isEqualTo(Verdict.UNRECOGNISED);
        assertThat(none.candidates()).containsExactly(BIKE, other);
        Finding both =
                aScan().under(rules).knowing(FILED, filed(other, LONG_AGO)).finding();
        assertThat(both.candidates()).containsExactly(BIKE, other);
    }

    @Test
    void a_clock_ahead_is_remarked_and_a_wrong_one_refused() {
        assertThat(aScan().knowing(FILED)
                        .recordedAt(NOW.minusSeconds(600))
                        .finding()
                        .reasons())
                .containsExactly(Reason.CLOCK_AHEAD);
        assertThat(aScan().recordedAt(NOW.minus(Duration.ofDays(2))).decide())
                .isEqualTo(Decision.refused(new ScanRefusal.ClockWrong(NOW)));
        assertThat(aScan().recordedAt(NOW.plus(Duration.ofDays(46))).decide())
                .isEqualTo(Decision.refused(new ScanRefusal.ClockWrong(NOW)));
    }

    @Test
    void the_event_carries_the_whole_scan() {
        var change = aScan().id(id(5)).offline("unfiled").change();
        var event = (ScanRecorded) change.events().getFirst();
        assertThat(event.scanId()).isEqualTo(id(5));
        assertThat(event.verdict()).isEqualTo("unfiled");
        assertThat(event.reasons()).containsExactly("never-filed");
        assertThat(event.place()).isEqualTo(new ScanRecorded.Place(121.5152, 31.2992, 8.0, "WGS84"));
        assertThat(event.officer()).isEqualTo(new ScanRecorded.Officer("subject-1", "patrol-1", "杨浦区巡查队"));
        assertThat(event.taskId()).isEqualTo("T-1");
        assertThat(event.samplingDesign()).isEqualTo("grid-v1");
        assertThat(event.deviceId()).isEqualTo("phone-7");
        assertThat(event.offlineVerdict())
                .isEqualTo(new ScanRecorded.OfflineVerdict("unfiled", "fbi1-7", NOW.minusSeconds(3_600)));
        assertThat(event.filingKnowledgeAsOf()).isEqualTo(NOW.minusSeconds(60));
        assertThat(event.aggregateId()).isEqualTo("operator-a/JQ00012345");
        assertThat(aScan().qr("x").id(id(6)).change().events().getFirst().aggregateId())
                .isEqualTo(id(6).toString());
    }

    /** Seeded; a failure names its round. */
    @Test
    void whatever_is_told_later_a_scan_is_filed_exactly_if_a_filing_lay_before_it() {
        var random = new SplittableRandom(20261123);
        for (int round = 0; round < 2_000; round++) {
            Instant scannedAt = NOW.plusSeconds(random.nextLong(-1_000_000, 0));
            Instant filedAt = scannedAt.plusSeconds(random.nextLong(-2_000, 2_000));
            FiledBike known = filed(BIKE, filedAt);
            int retellings = random.nextInt(4);
            for (int i = 0; i < retellings; i++) {
                known = known.toldAgain(filed(BIKE, filedAt.plusSeconds(random.nextLong(0, 5_000))));
            }
            boolean filed = aScan().at(scannedAt).knowing(known).finding().verdict() == Verdict.FILED;
            assertThat(filed).as("round %d", round).isEqualTo(!filedAt.isAfter(scannedAt));
        }
    }

    @Test
    void a_bike_that_keeps_within_forty_kilometres_an_hour_is_never_a_clone() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 2_000; round++) {
            long seconds = random.nextLong(0, 3 * 3_600);
            double metres = random.nextDouble() * seconds * 40_000 / 3_600;
            var before = new Sighting(NOW.minusSeconds(seconds), north(STREET, metres), Sighting.SCAN);
            assertThat(aScan().knowing(FILED).seen(before).finding().verdict())
                    .as("round %d", round)
                    .isEqualTo(Verdict.FILED);
        }
    }

    private static List<Reason> unrecognised(String qr) {
        Finding finding = aScan().qr(qr).finding();
        assertThat(finding.verdict()).isEqualTo(Verdict.UNRECOGNISED);
        assertThat(finding.bike()).isNull();
        return finding.reasons();
    }

    private static Custody custody(Instant takenAt, Place takenFrom) {
        return new Custody(id(9), FAR_YARD.yardId(), YARD.place(), takenAt, takenFrom);
    }
}
