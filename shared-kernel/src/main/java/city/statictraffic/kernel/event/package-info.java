/** What one context tells the others. */
@NullMarked
package city.statictraffic.kernel.event;

import org.jspecify.annotations.NullMarked;
