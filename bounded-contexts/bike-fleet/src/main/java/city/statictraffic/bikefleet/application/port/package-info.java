/** What this context needs from outside, in its own words. */
@NullMarked
package city.statictraffic.bikefleet.application.port;

import org.jspecify.annotations.NullMarked;
