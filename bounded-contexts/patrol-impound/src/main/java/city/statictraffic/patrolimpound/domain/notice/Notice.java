package city.statictraffic.patrolimpound.domain.notice;

import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.domain.scan.Finding;
import city.statictraffic.patrolimpound.domain.scan.Verdict;
import city.statictraffic.patrolimpound.events.OperatorNotice;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing an operator is told about one of its bikes. Nobody is told of a bike whose operator is unknown. */
public record Notice(
        UUID noticeId,
        BikeId bike,
        Instant at,
        Kind kind,
        @Nullable String yardId,
        @Nullable String yardName,
        @Nullable String slipNo,
        @Nullable Instant readAt) {
    public enum Kind {
        INTAKE("intake"),
        INTAKE_UNDONE("intake-undone"),
        UNFILED_SCAN("unfiled-scan");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(code);
        }
    }

    public static Optional<Notice> ofIntake(UUID noticeId, Intake intake, Instant at) {
        return intake.bike().hasKnownOperator()
                ? Optional.of(new Notice(
                        noticeId,
                        intake.bike(),
                        at,
                        intake.inStock() ? Kind.INTAKE : Kind.INTAKE_UNDONE,
                        intake.report().yardId(),
                        intake.yardName(),
                        intake.slipNo().text(),
                        null))
                : Optional.empty();
    }

    public static Optional<Notice> ofScan(UUID noticeId, Finding finding, Instant at) {
        BikeId bike = finding.bike();
        return bike != null && finding.verdict() == Verdict.UNFILED
                ? Optional.of(new Notice(noticeId, bike, at, Kind.UNFILED_SCAN, null, null, null, null))
                : Optional.empty();
    }

    public OperatorNotice message() {
        return new OperatorNotice(
                noticeId, bike.operatorId(), at, kind.code(), bike.number(), yardId, yardName, slipNo);
    }
}
