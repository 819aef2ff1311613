/** A bike's regulatory life: registered, filed, found unfiled, impounded. */
@NullMarked
package city.statictraffic.bikefleet.domain.bike;

import org.jspecify.annotations.NullMarked;
