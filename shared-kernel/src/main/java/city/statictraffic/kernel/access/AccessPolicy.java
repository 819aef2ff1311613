package city.statictraffic.kernel.access;

/** The one place that says what a caller may see. A pure lookup: no database behind it. */
@FunctionalInterface
public interface AccessPolicy {
    DataScope scopeOf(Caller caller);
}
