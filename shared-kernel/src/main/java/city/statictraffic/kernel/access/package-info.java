/** Who calls, what they may see, and what is written down about it. */
@NullMarked
package city.statictraffic.kernel.access;

import org.jspecify.annotations.NullMarked;
