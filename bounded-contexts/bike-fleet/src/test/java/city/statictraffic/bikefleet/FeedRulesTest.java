package city.statictraffic.bikefleet;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.bikefleet.domain.feed.CityProfile;
import city.statictraffic.bikefleet.domain.feed.FeedField;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.FeedRules;
import city.statictraffic.bikefleet.domain.feed.OperationalState;
import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import city.statictraffic.bikefleet.domain.feed.RawRecord;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import city.statictraffic.bikefleet.domain.feed.Rejection.Reason;
import city.statictraffic.kernel.geo.Datum;
import city.statictraffic.kernel.geo.GeoPoint;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B01")
class FeedRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final QrUrlRule RULE = new QrUrlRule(List.of("qr.jiaqi.example"), "/b/{bikeId}", "A-Z0-9", 3, 16);

    @Test
    void a_position_is_taken_as_it_was_sent() {
        var position = (FeedRecord.Position) accepted(FeedKind.POSITIONS, Datum.WGS84, position(raw -> {}));
        assertThat(position)
                .isEqualTo(new FeedRecord.Position(
                        "JQ001", 1_793_491_200_000_000L, 1214737000, 312304000, OperationalState.PARKED, -1));
    }

    @Test
    void a_place_in_another_datum_lands_where_it_is() {
        double[] gcj = Datum.GCJ02.fromWgs84(new GeoPoint(121.4737, 31.2304));
        var position = (FeedRecord.Position) accepted(
                FeedKind.POSITIONS,
                Datum.GCJ02,
                position(
                        raw -> {
                            raw.number(FeedField.LON, gcj[0]);
                            raw.number(FeedField.LAT, gcj[1]);
                        },
                        FeedField.LON,
                        FeedField.LAT));
        assertThat(position.lon()).isBetween(1214736995, 1214737005);
        assertThat(position.lat()).isBetween(312303995, 312304005);
    }

    @Test
    void every_fault_of_a_position_has_its_own_reason() {
        assertRejected(Reason.FIELD_MISSING, FeedField.BIKE_ID, position(raw -> {}, FeedField.BIKE_ID));
        assertRejected(
                Reason.FIELD_TYPE, FeedField.LON, position(raw -> raw.text(FeedField.LON, "121"), FeedField.LON));
        assertRejected(
                Reason.VALUE_OUT_OF_RANGE,
                FeedField.LAT,
                position(raw -> raw.number(FeedField.LAT, 1e308), FeedField.LAT));
        assertRejected(
                Reason.OUTSIDE_CITY, FeedField.LON, position(raw -> raw.number(FeedField.LON, 100), FeedField.LON));
        assertRejected(
                Reason.CODE_UNKNOWN,
                FeedField.STATE,
                position(raw -> raw.text(FeedField.STATE, "flying"), FeedField.STATE));
        assertRejected(Reason.TIME_MALFORMED, FeedField.AT, at("2026-02-30T00:00:00Z"));
        assertRejected(Reason.TIME_MALFORMED, FeedField.AT, at("2026-11-01T00:00:00"));
        assertRejected(Reason.TIME_TOO_OLD, FeedField.AT, at("2026-10-24T23:59:59Z"));
        assertRejected(Reason.TIME_IN_FUTURE, FeedField.AT, at("2026-11-01T00:05:01Z"));
        assertRejected(
                Reason.FIELD_CHARACTERS,
                FeedField.BIKE_ID,
                position(raw -> raw.text(FeedField.BIKE_ID, "a b"), FeedField.BIKE_ID));
        assertRejected(
                Reason.FIELD_TOO_LONG,
                FeedField.BIKE_ID,
                position(raw -> raw.text(FeedField.BIKE_ID, "A".repeat(33)), FeedField.BIKE_ID));
        assertRejected(Reason.FIELD_REPEATED, FeedField.BIKE_ID, position(raw -> raw.text(FeedField.BIKE_ID, "JQ002")));
    }

    @Test
    void the_edges_of_the_time_window_are_inside() {
        accepted(FeedKind.POSITIONS, Datum.WGS84, at("2026-10-25T00:00:00Z"));
        accepted(FeedKind.POSITIONS, Datum.WGS84, at("2026-11-01T08:05:00+08:00"));
    }

    @Test
    void a_qr_address_outside_the_rule_or_of_another_bike_is_refused() {
        for (String url : List.of(
                "http://qr.jiaqi.example/b/JQ001",
                "https://evil.example/b/JQ001",
                "https://qr.jiaqi.example.evil.example/b/JQ001",
                "https://user@qr.jiaqi.example/b/JQ001",
                "https://qr.jiaqi.example:8443/b/JQ001",
                "https://qr.jiaqi.example/b/JQ001?x=1",
                "https://qr.jiaqi.example/b/JQ001#x",
                "https://qr.jiaqi.example/b/jq001",
                "https://qr.jiaqi.example//b/JQ001")) {
            assertThat(RULE.bikeIdIn(url)).as(url).isEmpty();
        }
        assertThat(RULE.bikeIdIn("https://qr.jiaqi.example/b/JQ001")).contains("JQ001");
        RawRecord other = new RawRecord();
        other.text(FeedField.BIKE_ID, "JQ002");
        other.text(FeedField.QR_URL, "https://qr.jiaqi.example/b/JQ001");
        other.text(FeedField.UPDATED_AT, "2026-11-01T00:00:00Z");
        FeedRules rules = rules(FeedKind.BIKES, Datum.WGS84);
        assertThat(rules.judge(other)).isNull();
        assertThat(rules.rejection()).isEqualTo(Rejection.of(Reason.QR_URL_OTHER_BIKE, FeedField.QR_URL));
    }

    @Test
    void times_are_read_as_java_time_reads_them() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            OffsetDateTime time = Instant.ofEpochSecond(
                            random.nextLong(4_000_000_000L), random.nextInt(1_000_000) * 1_000L)
                    .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-17, 18) * 3_600));
            String text = time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx"));
            RawRecord raw = new RawRecord();
            raw.text(FeedField.BIKE_ID, "JQ001");
            raw.text(FeedField.QR_URL, "https://qr.jiaqi.example/b/JQ001");
            raw.text(FeedField.UPDATED_AT, text);
            var rules = new FeedRules(FeedKind.BIKES, Datum.WGS84, CityProfile.historyImport(), RULE, 0);
            Instant expected = time.toInstant();
            if (expected.getEpochSecond() < 0) {
                continue;
            }
            var bike = (FeedRecord.BikeRegistration) rules.judge(raw);
            assertThat(bike).as(text).isNotNull();
            assertThat(bike.updatedAtMicros())
                    .as(text)
                    .isEqualTo(expected.getEpochSecond() * 1_000_000L + expected.getNano() / 1_000);
        }
    }

    private static RawRecord at(String time) {
        return position(raw -> raw.text(FeedField.AT, time), FeedField.AT);
    }

    /** A good position, without some fields, with something more. */
    private static RawRecord position(Consumer<RawRecord> more, FeedField... without) {
        var raw = new RawRecord();
        List<FeedField> left = List.of(without);
        if (!left.contains(FeedField.BIKE_ID)) {
            raw.text(FeedField.BIKE_ID, "JQ001");
        }
        if (!left.contains(FeedField.AT)) {
            raw.text(FeedField.AT, "2026-11-01T00:00:00Z");
        }
        if (!left.contains(FeedField.LON)) {
            raw.number(FeedField.LON, 121.4737);
        }
        if (!left.contains(FeedField.LAT)) {
            raw.number(FeedField.LAT, 31.2304);
        }
        if (!left.contains(FeedField.STATE)) {
            raw.text(FeedField.STATE, "parked");
        }
        more.accept(raw);
        return raw;
    }

    private static FeedRules rules(FeedKind kind, Datum datum) {
        return new FeedRules(kind, datum, CityProfile.shanghai(), RULE, NOW.getEpochSecond() * 1_000_000L);
    }

    private static FeedRecord accepted(FeedKind kind, Datum datum, RawRecord raw) {
        @Nullable FeedRecord record = rules(kind, datum).judge(raw);
        assertThat(record).isNotNull();
        return record;
    }

    private static void assertRejected(Reason reason, FeedField field, RawRecord raw) {
        FeedRules rules = rules(FeedKind.POSITIONS, Datum.WGS84);
        assertThat(rules.judge(raw)).as(reason.code()).isNull();
        assertThat(rules.rejection()).isEqualTo(Rejection.of(reason, field));
    }
}
