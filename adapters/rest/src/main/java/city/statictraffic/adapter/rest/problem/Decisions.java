package city.statictraffic.adapter.rest.problem;

import city.statictraffic.kernel.decision.Decision;

/** From a decision to an answer: the value, or the refusal as a problem. */
public final class Decisions {
    private Decisions() {}

    public static <T> T orProblem(Decision<T> decision) {
        return switch (decision) {
            case Decision.Accepted<T>(var value) -> value;
            case Decision.Refused<T>(var why) -> throw ProblemException.refused(why);
        };
    }
}
