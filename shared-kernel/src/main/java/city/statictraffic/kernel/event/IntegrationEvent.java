package city.statictraffic.kernel.event;

/**
 * A fact one context publishes for the others. Its record components are its published schema; {@link #type} names
 * schema and version, such as {@code bike-fleet.bikes-filed.v1}.
 */
public interface IntegrationEvent {
    String type();

    /** Events of one aggregate keep their order; this is that aggregate's key. */
    String aggregateId();
}
