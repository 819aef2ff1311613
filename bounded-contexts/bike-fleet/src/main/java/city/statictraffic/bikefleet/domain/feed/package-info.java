/** What operators send: the four kinds of records, the verdict on each, and how versions of one record fold. */
@NullMarked
package city.statictraffic.bikefleet.domain.feed;

import org.jspecify.annotations.NullMarked;
