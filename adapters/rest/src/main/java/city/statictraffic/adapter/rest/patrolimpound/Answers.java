package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.adapter.rest.problem.Messages;
import city.statictraffic.kernel.application.Page;
import city.statictraffic.patrolimpound.application.queries.FindIntakes.IntakeLine;
import city.statictraffic.patrolimpound.application.queries.FindScans.ScanLine;
import city.statictraffic.patrolimpound.application.queries.FindYardBoard.YardBoard;
import city.statictraffic.patrolimpound.application.recordscan.RecordScan;
import city.statictraffic.patrolimpound.application.takein.TakeIn;
import city.statictraffic.patrolimpound.application.undointake.UndoIntake;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.QrRule;
import city.statictraffic.patrolimpound.domain.notice.Notice;
import city.statictraffic.patrolimpound.domain.yard.Yard;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent back. An unknown operator is left out, as is whatever else is not known. */
public final class Answers {
    private static final List<String> DWELL = List.of("<1d", "1-3d", "3-7d", ">7d");

    private Answers() {}

    public record Items<T>(List<T> items, @Nullable String nextCursor) {
        static <R, T> Items<T> of(Page<R> page, Function<R, T> shape) {
            return new Items<>(
                    page.items().stream().map(shape).toList(), page.nextCursor().orElse(null));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlaceAnswer(
            double lon, double lat, @Nullable Double accuracyMetres) {}

    public record AdviceAnswer(String code, String zh, String en) {}

    @Schema(name = "ScanVerdict")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScanAnswer(
            UUID scanId,
            String verdict,
            @Nullable String operatorId,
            @Nullable String operatorName,
            @Nullable String bikeId,
            @Nullable List<RecordScan.Candidate> candidates,
            @Nullable Instant filedAt,
            @Nullable Instant filingKnowledgeAsOf,
            RecordScan.@Nullable LastSeen lastSeen,
            List<String> reasons,
            AdviceAnswer advice,
            Instant recordedAt) {
        static ScanAnswer of(RecordScan.Result result, Messages messages) {
            String key = "patrol.advice-" + result.advice();
            return new ScanAnswer(
                    result.scanId(),
                    result.verdict(),
                    result.operatorId(),
                    result.operatorName(),
                    result.bikeId(),
                    result.candidates().isEmpty() ? null : result.candidates(),
                    result.filedAt(),
                    result.filingKnowledgeAsOf(),
                    result.lastSeen(),
                    result.reasons(),
                    new AdviceAnswer(
                            result.advice(),
                            messages.text(key, Messages.CHINESE, Map.of()).title(),
                            messages.text(key, Messages.ENGLISH, Map.of()).title()),
                    result.recordedAt());
        }
    }

    @Schema(name = "ScanRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScanRow(
            UUID scanId,
            Instant scannedAt,
            String verdict,
            @Nullable String bikeId,
            @Nullable String operatorId,
            @Nullable String qr,
            @Nullable UUID intakeId,
            @Nullable String taskId,
            @Nullable PlaceAnswer place) {
        static ScanRow of(ScanLine line) {
            return new ScanRow(
                    line.scanId(),
                    line.scannedAt(),
                    line.verdict(),
                    line.bikeId(),
                    line.operatorId(),
                    line.qr(),
                    line.intakeId(),
                    line.taskId(),
                    placeAt(line.lon(), line.lat(), line.accuracyMetres()));
        }
    }

    @Schema(name = "PatrolQrRule")
    public record RuleAnswer(
            String operatorId, String operatorName, List<String> hosts, String template, String idPattern) {
        static RuleAnswer of(QrRule rule) {
            return new RuleAnswer(
                    rule.operatorId(), rule.operatorName(), rule.hosts(), rule.template(), rule.idPattern());
        }
    }

    @Schema(name = "Yard")
    public record YardAnswer(
            String yardId, String name, String districtCode, String address, int capacity, double lon, double lat) {
        static YardAnswer of(Yard yard) {
            return new YardAnswer(
                    yard.yardId(),
                    yard.name(),
                    yard.districtCode(),
                    yard.address(),
                    yard.capacity(),
                    yard.place().lon(),
                    yard.place().lat());
        }
    }

    public record OperatorCount(@Nullable String operatorId, int count) {}

    @Schema(name = "YardBoard")
    public record BoardAnswer(
            String yardId,
            String name,
            int capacity,
            int stock,
            int inToday,
            int undoneToday,
            Map<String, Integer> dwell,
            List<OperatorCount> byOperator) {
        static BoardAnswer of(YardBoard board) {
            var dwell = new LinkedHashMap<String, Integer>();
            for (int i = 0; i < DWELL.size(); i++) {
                dwell.put(DWELL.get(i), board.dwell().get(i));
            }
            return new BoardAnswer(
                    board.yardId(),
                    board.name(),
                    board.capacity(),
                    board.stock(),
                    board.inToday(),
                    board.undoneToday(),
                    dwell,
                    board.byOperator().stream()
                            .map(each -> new OperatorCount(known(each.operatorId()), each.count()))
                            .toList());
        }
    }

    @Schema(name = "IntakeReceipt")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReceiptAnswer(
            UUID intakeId,
            String slipNo,
            String yardId,
            @Nullable String operatorId,
            String bikeId,
            String filing,
            String status,
            boolean basisInDoubt,
            Instant recordedAt) {
        static ReceiptAnswer of(TakeIn.Result result) {
            return new ReceiptAnswer(
                    result.intakeId(),
                    result.slipNo(),
                    result.yardId(),
                    known(result.operatorId()),
                    result.bikeId(),
                    result.filing(),
                    result.status(),
                    result.basisInDoubt(),
                    result.recordedAt());
        }
    }

    @Schema(name = "UndoReceipt")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UndoAnswer(
            UUID intakeId,
            String slipNo,
            String yardId,
            @Nullable String operatorId,
            String bikeId,
            String filing,
            String status,
            Instant recordedAt,
            Instant undoneAt,
            String undoReason) {
        static UndoAnswer of(UndoIntake.Result result) {
            return new UndoAnswer(
                    result.intakeId(),
                    result.slipNo(),
                    result.yardId(),
                    known(result.operatorId()),
                    result.bikeId(),
                    result.filing(),
                    result.status(),
                    result.recordedAt(),
                    result.undoneAt(),
                    result.reason());
        }
    }

    @Schema(name = "Intake")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IntakeAnswer(
            UUID intakeId,
            String slipNo,
            @Nullable String operatorId,
            String bikeId,
            @Nullable String qr,
            @Nullable UUID scanId,
            String yardId,
            String yardName,
            Instant takenAt,
            Instant recordedAt,
            String by,
            String byOrganisation,
            String filing,
            String measure,
            String legalBasis,
            boolean basisInDoubt,
            @Nullable String note,
            String status,
            List<String> photos,
            long dwellHours,
            @Nullable PlaceAnswer place,
            @Nullable Instant undoneAt,
            @Nullable String undoReason,
            @Nullable String undoneBy) {
        /** A bike dwells from its taking until now, or until the intake was undone. */
        static IntakeAnswer of(IntakeLine line, Instant now) {
            Instant undoneAt = line.undoneAt();
            Instant until = undoneAt == null ? now : undoneAt;
            return new IntakeAnswer(
                    line.intakeId(),
                    line.slipNo(),
                    known(line.operatorId()),
                    line.bikeId(),
                    line.qr(),
                    line.scanId(),
                    line.yardId(),
                    line.yardName(),
                    line.takenAt(),
                    line.recordedAt(),
                    line.byUsername(),
                    line.byOrganisation(),
                    line.filing(),
                    line.measure(),
                    line.legalBasis(),
                    line.basisInDoubt(),
                    line.note(),
                    line.status(),
                    line.photos(),
                    Math.max(0, Duration.between(line.takenAt(), until).toHours()),
                    placeAt(line.lon(), line.lat(), null),
                    undoneAt,
                    line.undoReason(),
                    undoneAt == null ? null : line.byUsername());
        }
    }

    @Schema(name = "Notice")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NoticeAnswer(
            UUID noticeId,
            Instant at,
            String kind,
            String bikeId,
            @Nullable String yardId,
            @Nullable String yardName,
            @Nullable String slipNo,
            @Nullable Instant readAt) {
        static NoticeAnswer of(Notice notice) {
            return new NoticeAnswer(
                    notice.noticeId(),
                    notice.at(),
                    notice.kind().code(),
                    notice.bike().number(),
                    notice.yardId(),
                    notice.yardName(),
                    notice.slipNo(),
                    notice.readAt());
        }
    }

    @Schema(name = "KeptEvidence")
    public record EvidenceAnswer(String sha256, long bytes) {}

    private static @Nullable String known(String operatorId) {
        return operatorId.equals(BikeId.UNKNOWN_OPERATOR) ? null : operatorId;
    }

    private static @Nullable PlaceAnswer placeAt(
            @Nullable Double lon, @Nullable Double lat, @Nullable Double accuracyMetres) {
        return lon == null || lat == null ? null : new PlaceAnswer(lon, lat, accuracyMetres);
    }
}
