/** How long the fleet's raw facts are kept. */
@NullMarked
package city.statictraffic.bikefleet.application.retention;

import org.jspecify.annotations.NullMarked;
