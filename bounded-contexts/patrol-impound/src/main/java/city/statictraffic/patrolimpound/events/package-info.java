/** The published language of this context. */
@NullMarked
package city.statictraffic.patrolimpound.events;

import org.jspecify.annotations.NullMarked;
