package city.statictraffic.kernel.decision;

import java.util.Map;

/**
 * A rule's "no", as data: a stable code of the form {@code context.kebab-code} and its parameters. The sentence a person
 * reads is made at the edge, in the person's language.
 */
public interface Refusal {
    String code();

    /** STATE is answered with 409: the same command may pass at another time. RULE with 422: it never will as it is. */
    Kind kind();

    Map<String, Object> params();

    enum Kind {
        STATE,
        RULE,
        NOT_FOUND
    }
}
