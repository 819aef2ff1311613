package city.statictraffic.adapter.rest.patrolimpound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.statictraffic.adapter.rest.patrolimpound.Bodies.IntakeBody;
import city.statictraffic.adapter.rest.patrolimpound.Bodies.OfflineVerdictBody;
import city.statictraffic.adapter.rest.patrolimpound.Bodies.PlaceBody;
import city.statictraffic.adapter.rest.patrolimpound.Bodies.ScanBody;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.adapter.rest.problem.ProblemException.FieldError;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.geo.Datum;
import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.patrolimpound.application.takein.TakeIn;
import city.statictraffic.patrolimpound.domain.duty.Officer;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeCode;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.intake.LegalBasis;
import city.statictraffic.patrolimpound.domain.scan.Scan;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
@Tag("B05")
class BodiesTest {
    private static final String ID = "01931c50-0000-7000-8000-000000000001";
    private static final String QR = "https://qr.jiaqi.example/b/JQ00012345";
    private static final String HASH = "0".repeat(64);
    private static final Officer OFFICER = new Officer("subject-1", "patrol-1", "杨浦区巡查队");

    @Test
    void a_scan_of_a_code_is_read_whole() {
        var body = new ScanBody(
                ID,
                QR,
                null,
                null,
                "2026-11-23T10:00:00.1234567+08:00",
                new PlaceBody(121.5152, 31.2992, 8.0, "WGS84"),
                "T-1",
                "grid-v1",
                "phone-7",
                true,
                new OfflineVerdictBody("unfiled", "fbi1-7", "2026-11-23T01:00:00Z"));
        Scan.Report report = body.report(OFFICER, "310110");
        assertThat(report.scanId()).isEqualTo(UUID.fromString(ID));
        assertThat(report.code()).isEqualTo(new BikeCode.Qr(QR));
        assertThat(report.scannedAt()).isEqualTo(Instant.parse("2026-11-23T02:00:00.123456Z"));
        assertThat(report.offlineVerdict()).isNotNull();
        assertThat(report.districtCode()).isEqualTo("310110");
    }

    @Test
    void a_number_is_typed_with_its_operator_or_without_a_known_one() {
        assertThat(scan(null, "operator-a", " JQ00012345 ")
                        .report(OFFICER, null)
                        .code())
                .isEqualTo(new BikeCode.Typed(new BikeId("operator-a", "JQ00012345")));
        assertThat(scan(null, null, "JQ00012345").report(OFFICER, null).code())
                .isEqualTo(new BikeCode.Typed(new BikeId("unknown", "JQ00012345")));
    }

    @Test
    void a_place_in_another_datum_is_converted() {
        double[] gcj = Datum.GCJ02.fromWgs84(new GeoPoint(121.5152, 31.2992));
        Place place = new Checks().place("/place", new PlaceBody(gcj[0], gcj[1], null, "GCJ02"));
        assertThat(place).isNotNull();
        if (place != null) {
            assertThat(place.point().metresTo(new GeoPoint(121.5152, 31.2992))).isLessThan(0.05);
        }
    }

    @Test
    void everything_wrong_in_a_scan_is_named_at_once() {
        var body = new ScanBody(
                "7", null, null, null, "gestern", new PlaceBody(200.0, 31.0, null, null), null, null, " ", null, null);
        assertThat(errors(() -> body.report(OFFICER, null)))
                .containsExactly(
                        new FieldError("/scanId", "patrol.id-malformed"),
                        new FieldError("/qr", "request.required"),
                        new FieldError("/scannedAt", "request.time-malformed"),
                        new FieldError("/place/lon", "request.out-of-range"),
                        new FieldError("/deviceId", "request.required"),
                        new FieldError("/offline", "request.required"));
    }

    @Test
    void everything_wrong_in_an_intake_is_named_at_once() {
        var body = new IntakeBody(
                null,
                "x",
                null,
                null,
                "\u0001",
                "",
                null,
                new PlaceBody(121.0, null, null, null),
                "confiscate",
                "SH-NONE",
                "n".repeat(501),
                Arrays.asList(HASH, "abc", null),
                "phone-7",
                false);
        assertThat(errors(() -> command(body)))
                .containsExactly(
                        new FieldError("/intakeId", "request.required"),
                        new FieldError("/scanId", "patrol.id-malformed"),
                        new FieldError("/bikeId", "request.out-of-range"),
                        new FieldError("/qr", "request.required"),
                        new FieldError("/yardId", "request.required"),
                        new FieldError("/takenAt", "request.required"),
                        new FieldError("/place/lat", "request.required"),
                        new FieldError("/measure", "request.unknown-code"),
                        new FieldError("/legalBasis", "request.unknown-code"),
                        new FieldError("/note", "request.out-of-range"),
                        new FieldError("/photos/1", "patrol.hash-malformed"),
                        new FieldError("/photos/2", "patrol.hash-malformed"));
    }

    @Test
    void an_intake_is_read_whole_and_its_missing_photos_are_left_to_the_rule() {
        var body = new IntakeBody(
                ID,
                null,
                QR,
                "operator-a",
                "JQ00012345",
                "yard-310110-01",
                "2026-11-23T02:00:00Z",
                null,
                "impound",
                "SH-NMV-BLOCKING",
                null,
                null,
                "phone-7",
                false);
        TakeIn.Command command = command(body);
        assertThat(command.photos()).isEmpty();
        assertThat(command.legalBasis()).isEqualTo(LegalBasis.BLOCKING);
        assertThat(command.code()).contains(new BikeCode.Qr(QR));
        assertThat(command.typed()).contains(new BikeCode.Typed(new BikeId("operator-a", "JQ00012345")));
    }

    private static ScanBody scan(@Nullable String qr, @Nullable String operatorId, String bikeId) {
        return new ScanBody(
                ID, qr, operatorId, bikeId, "2026-11-23T02:00:00Z", null, null, null, "phone-7", false, null);
    }

    private static TakeIn.Command command(IntakeBody body) {
        var caller = new Caller(
                "subject-1",
                "patrol-1",
                "",
                Set.of(Role.PATROL_OFFICER),
                Optional.empty(),
                Optional.of("310110"),
                Optional.empty());
        return body.command(
                new RequestId("subject-1", UUID.fromString(ID), ""),
                caller,
                new DataScope.OneDistrict("310110"),
                OFFICER);
    }

    private static List<FieldError> errors(ThrowingCallable reading) {
        return catchThrowableOfType(ProblemException.class, reading).errors();
    }
}
