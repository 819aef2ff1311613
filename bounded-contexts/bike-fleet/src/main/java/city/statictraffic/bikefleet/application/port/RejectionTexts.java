package city.statictraffic.bikefleet.application.port;

import city.statictraffic.bikefleet.domain.feed.Rejection;

/** What a rejection means, in a sentence. A pure lookup; the texts live at the edge. */
@FunctionalInterface
public interface RejectionTexts {
    /** {@code language}: zh-CN or en. */
    String message(Rejection rejection, String language);
}
