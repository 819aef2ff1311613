@NullMarked
package city.statictraffic.adapter.rest.bikefleet;

import org.jspecify.annotations.NullMarked;
