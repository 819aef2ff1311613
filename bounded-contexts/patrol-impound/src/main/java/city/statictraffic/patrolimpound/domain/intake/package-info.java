/** Taking a bike into a yard, and taking that back. */
@NullMarked
package city.statictraffic.patrolimpound.domain.intake;

import org.jspecify.annotations.NullMarked;
