/** Who is calling. */
@NullMarked
package city.statictraffic.adapter.rest.caller;

import org.jspecify.annotations.NullMarked;
