/** Who acts in the street or in a yard, and where. */
@NullMarked
package city.statictraffic.patrolimpound.domain.duty;

import org.jspecify.annotations.NullMarked;
