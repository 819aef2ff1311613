/** Fits the simulator's numbers to real trip data; only the fitted numbers are kept in the program. */
@NullMarked
package city.statictraffic.democity.fit;

import org.jspecify.annotations.NullMarked;
