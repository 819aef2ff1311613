@NullMarked
package city.statictraffic.bikefleet;

import org.jspecify.annotations.NullMarked;
