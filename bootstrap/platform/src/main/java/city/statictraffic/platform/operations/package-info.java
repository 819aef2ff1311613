/** What is measured of the platform while it runs, and what it says of its own health. */
@NullMarked
package city.statictraffic.platform.operations;

import org.jspecify.annotations.NullMarked;
