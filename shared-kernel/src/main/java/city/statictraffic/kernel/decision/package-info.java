/** The outcome of a rule: accepted with a value, or refused with a code. */
@NullMarked
package city.statictraffic.kernel.decision;

import org.jspecify.annotations.NullMarked;
