/** Civil time of the city. */
@NullMarked
package city.statictraffic.kernel.time;

import org.jspecify.annotations.NullMarked;
