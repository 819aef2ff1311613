/** What this context needs from outside, in its own words. */
@NullMarked
package city.statictraffic.patrolimpound.application.port;

import org.jspecify.annotations.NullMarked;
