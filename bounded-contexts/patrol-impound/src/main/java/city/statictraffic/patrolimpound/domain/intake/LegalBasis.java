package city.statictraffic.patrolimpound.domain.intake;

import java.util.Arrays;
import java.util.Optional;

/** Why the bike may be taken: grounds of the Shanghai rules on non-motor vehicles. */
public enum LegalBasis {
    /** 未备案投放 */
    UNFILED("SH-NMV-UNFILED"),
    /** 违规停放 */
    PARKING("SH-NMV-PARKING"),
    /** 废弃 */
    ABANDONED("SH-NMV-ABANDONED"),
    /** 占用通道 */
    BLOCKING("SH-NMV-BLOCKING");

    private final String code;

    LegalBasis(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<LegalBasis> find(String code) {
        return Arrays.stream(values()).filter(basis -> basis.code.equals(code)).findFirst();
    }
}
