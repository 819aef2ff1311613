package city.statictraffic.architecture.violations.contexts.bikefleet.events;

import city.statictraffic.kernel.event.IntegrationEvent;

/** Published without a schema. */
public record BikesPainted(String operatorId) implements IntegrationEvent {
    @Override
    public String type() {
        return "bike-fleet.bikes-painted.v1";
    }

    @Override
    public String aggregateId() {
        return operatorId;
    }
}
