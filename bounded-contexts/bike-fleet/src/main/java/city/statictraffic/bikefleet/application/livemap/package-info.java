/** The fleet as it stands now, held in memory for the map. */
@NullMarked
package city.statictraffic.bikefleet.application.livemap;

import org.jspecify.annotations.NullMarked;
