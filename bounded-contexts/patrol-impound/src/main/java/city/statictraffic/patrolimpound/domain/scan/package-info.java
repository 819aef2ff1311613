/** A scan in the street and the verdict on it. */
@NullMarked
package city.statictraffic.patrolimpound.domain.scan;

import org.jspecify.annotations.NullMarked;
