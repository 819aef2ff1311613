package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.patrolimpound.domain.duty.Officer;

/** The caller as an officer on duty. */
final class Duty {
    private Duty() {}

    static Officer of(CurrentCaller current) {
        Caller caller = current.get();
        return new Officer(
                caller.subject(), caller.username(), current.organisation().orElse(""));
    }
}
