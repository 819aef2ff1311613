/** Telling operators. */
@NullMarked
package city.statictraffic.patrolimpound.application.notices;

import org.jspecify.annotations.NullMarked;
