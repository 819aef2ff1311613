/** The durable log of feeds, its landing, and what Bike Fleet hears of the others. */
@NullMarked
package city.statictraffic.adapter.messaging.bikefleet;

import org.jspecify.annotations.NullMarked;
