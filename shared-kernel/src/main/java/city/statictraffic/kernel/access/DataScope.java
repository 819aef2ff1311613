package city.statictraffic.kernel.access;

/**
 * The rows a caller may see. Every query takes one, so that a query without a scope does not compile; its {@link #key} is
 * part of each cache's key.
 */
public sealed interface DataScope {
    /** City office: every row. */
    record WholeCity() implements DataScope {}

    /** A district office, its patrols and yards: what stands or happens in that district. */
    record OneDistrict(String districtCode) implements DataScope {}

    /** An operator: its own fleet, wherever it stands. */
    record OneOperator(String operatorId) implements DataScope {}

    /** Callers without any data, such as the three administrators. */
    record Nothing() implements DataScope {}

    default String key() {
        return switch (this) {
            case WholeCity() -> "city";
            case OneDistrict(var code) -> "district:" + code;
            case OneOperator(var id) -> "operator:" + id;
            case Nothing() -> "nothing";
        };
    }

    default boolean seesOperator(String operatorId) {
        return switch (this) {
            case WholeCity() -> true;
            case OneDistrict ignored -> true;
            case OneOperator(var own) -> own.equals(operatorId);
            case Nothing() -> false;
        };
    }
}
