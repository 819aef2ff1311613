package city.statictraffic.patrolimpound.domain.intake;

import java.util.Arrays;
import java.util.Optional;

/** On what footing a bike is kept. */
public enum Measure {
    /** 暂存 */
    IMPOUND("impound"),
    /** 暂扣 */
    SEIZURE("seizure");

    private final String code;

    Measure(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Measure> find(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code.equals(code))
                .findFirst();
    }
}
