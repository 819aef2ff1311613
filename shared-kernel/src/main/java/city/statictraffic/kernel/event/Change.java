package city.statictraffic.kernel.event;

import java.util.List;

/** What an accepted command does: the aggregate's next state, and what is told to others. Saved together or not at all. */
public record Change<T>(T state, List<IntegrationEvent> events) {
    public Change {
        events = List.copyOf(events);
    }
}
