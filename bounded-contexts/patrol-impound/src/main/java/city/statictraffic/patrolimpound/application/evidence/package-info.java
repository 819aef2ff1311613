/** Photos: sealed as they came, shown as a copy. */
@NullMarked
package city.statictraffic.patrolimpound.application.evidence;

import org.jspecify.annotations.NullMarked;
