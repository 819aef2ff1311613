/** Identifiers and where they come from. */
@NullMarked
package city.statictraffic.kernel.id;

import org.jspecify.annotations.NullMarked;
