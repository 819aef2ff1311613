/** The published language of this context. */
@NullMarked
package city.statictraffic.bikefleet.events;

import org.jspecify.annotations.NullMarked;
