package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.patrolimpound.application.takein.TakeIn;
import city.statictraffic.patrolimpound.domain.duty.Officer;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeCode;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.intake.LegalBasis;
import city.statictraffic.patrolimpound.domain.intake.Measure;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import city.statictraffic.patrolimpound.domain.scan.OfflineVerdict;
import city.statictraffic.patrolimpound.domain.scan.Scan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What phones send: shapes and syntax only. */
public final class Bodies {
    private static final int ID_LENGTH_MAX = 64;
    private static final int DEVICE_LENGTH_MAX = 128;
    private static final int NOTE_LENGTH_MAX = 500;
    private static final int PHOTOS_MAX = 12;

    private Bodies() {}

    @Schema(name = "PatrolPlace")
    public record PlaceBody(
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double accuracyMetres,
            @Nullable String crs) {}

    public record OfflineVerdictBody(
            @Nullable String verdict,
            @Nullable String indexVersion,
            @Nullable String indexAt) {}

    @Schema(name = "ScanRequest")
    public record ScanBody(
            @Nullable String scanId,
            @Nullable String qr,
            @Nullable String operatorId,
            @Nullable String bikeId,
            @Nullable String scannedAt,
            @Nullable PlaceBody place,
            @Nullable String taskId,
            @Nullable String samplingDesign,
            @Nullable String deviceId,
            @Nullable Boolean offline,
            @Nullable OfflineVerdictBody offlineVerdict) {
        Scan.Report report(Officer officer, @Nullable String districtCode) {
            var checks = new Checks();
            UUID id = checks.id("/scanId", scanId);
            Optional<BikeCode.Qr> code = readQr(checks, qr);
            Optional<BikeCode.Typed> typed = readTyped(checks, operatorId, bikeId);
            if (code.isEmpty() && typed.isEmpty()) {
                checks.wrong("/qr", Checks.REQUIRED);
            }
            Instant at = checks.time("/scannedAt", scannedAt);
            Place where = checks.place("/place", place);
            String task = checks.optionalText("/taskId", taskId, ID_LENGTH_MAX);
            String design = checks.optionalText("/samplingDesign", samplingDesign, ID_LENGTH_MAX);
            String device = checks.text("/deviceId", deviceId, DEVICE_LENGTH_MAX);
            boolean withoutNetwork = checks.flag("/offline", offline);
            OfflineVerdict said = offlineVerdict == null ? null : readVerdict(checks, offlineVerdict);
            checks.done();
            return new Scan.Report(
                    id,
                    code.<BikeCode>map(qrCode -> qrCode).orElseGet(typed::orElseThrow),
                    at,
                    where,
                    officer,
                    districtCode,
                    task,
                    design,
                    device,
                    withoutNetwork,
                    said);
        }
    }

    @Schema(name = "IntakeRequest")
    public record IntakeBody(
            @Nullable String intakeId,
            @Nullable String scanId,
            @Nullable String qr,
            @Nullable String operatorId,
            @Nullable String bikeId,
            @Nullable String yardId,
            @Nullable String takenAt,
            @Nullable PlaceBody place,
            @Nullable String measure,
            @Nullable String legalBasis,
            @Nullable String note,
            @Nullable List<String> photos,
            @Nullable String deviceId,
            @Nullable Boolean offline) {
        TakeIn.Command command(RequestId request, Caller caller, DataScope scope, Officer officer) {
            var checks = new Checks();
            UUID id = checks.id("/intakeId", intakeId);
            Optional<UUID> scan = checks.optionalId("/scanId", scanId);
            Optional<BikeCode.Qr> code = readQr(checks, qr);
            Optional<BikeCode.Typed> typed = readTyped(checks, operatorId, bikeId);
            if (code.isEmpty() && typed.isEmpty()) {
                checks.wrong("/qr", Checks.REQUIRED);
            }
            String yard = checks.text("/yardId", yardId, ID_LENGTH_MAX);
            Instant at = checks.time("/takenAt", takenAt);
            Place where = checks.place("/place", place);
            Optional<Measure> kind = checks.code("/measure", measure, Measure::find);
            Optional<LegalBasis> basis = checks.code("/legalBasis", legalBasis, LegalBasis::find);
            String remark = checks.optionalText("/note", note, NOTE_LENGTH_MAX);
            List<PhotoHash> hashes = checks.photos("/photos", photos, PHOTOS_MAX);
            String device = checks.text("/deviceId", deviceId, DEVICE_LENGTH_MAX);
            boolean withoutNetwork = checks.flag("/offline", offline);
            checks.done();
            return new TakeIn.Command(
                    request,
                    caller,
                    scope,
                    officer,
                    id,
                    code,
                    typed,
                    scan.orElse(null),
                    yard,
                    at,
                    where,
                    kind.orElseThrow(),
                    basis.orElseThrow(),
                    remark,
                    hashes,
                    device,
                    withoutNetwork);
        }
    }

    @Schema(name = "UndoRequest")
    public record UndoBody(@Nullable String reason) {}

    private static Optional<BikeCode.Qr> readQr(Checks checks, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.strip().length() > BikeCode.QR_LENGTH_MAX || text.indexOf('\0') >= 0) {
            checks.wrong("/qr", Checks.OUT_OF_RANGE);
            return Optional.empty();
        }
        return Optional.of(new BikeCode.Qr(text));
    }

    /** A number typed by hand, with its operator; {@code unknown} where the officer cannot tell. */
    private static Optional<BikeCode.Typed> readTyped(
            Checks checks, @Nullable String operatorId, @Nullable String bikeId) {
        if (bikeId == null || bikeId.isBlank()) {
            return Optional.empty();
        }
        String number = checks.text("/bikeId", bikeId, BikeId.NUMBER_LENGTH_MAX);
        String operator = operatorId == null || operatorId.isBlank()
                ? BikeId.UNKNOWN_OPERATOR
                : checks.text("/operatorId", operatorId, BikeId.OPERATOR_LENGTH_MAX);
        return number.isEmpty() || operator.isEmpty()
                ? Optional.empty()
                : Optional.of(new BikeCode.Typed(new BikeId(operator, number)));
    }

    private static OfflineVerdict readVerdict(Checks checks, OfflineVerdictBody body) {
        return new OfflineVerdict(
                checks.text("/offlineVerdict/verdict", body.verdict(), ID_LENGTH_MAX),
                checks.optionalText("/offlineVerdict/indexVersion", body.indexVersion(), DEVICE_LENGTH_MAX),
                checks.optionalTime("/offlineVerdict/indexAt", body.indexAt()).orElse(null));
    }
}
