/** Taking in feeds, and telling operators what became of them. */
@NullMarked
package city.statictraffic.bikefleet.application.feeds;

import org.jspecify.annotations.NullMarked;
