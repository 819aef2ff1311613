/** What this context does when another one tells it something. */
@NullMarked
package city.statictraffic.bikefleet.application.reactions;

import org.jspecify.annotations.NullMarked;
