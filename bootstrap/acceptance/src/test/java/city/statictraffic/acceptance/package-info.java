/** The product as its users meet it: booted whole, and asked through its public interfaces. */
@NullMarked
package city.statictraffic.acceptance;

import org.jspecify.annotations.NullMarked;
