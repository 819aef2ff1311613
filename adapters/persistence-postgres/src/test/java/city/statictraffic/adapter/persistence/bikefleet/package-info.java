@NullMarked
package city.statictraffic.adapter.persistence.bikefleet;

import org.jspecify.annotations.NullMarked;
