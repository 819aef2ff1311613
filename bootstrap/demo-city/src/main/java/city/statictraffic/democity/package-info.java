/**
 * The demo city: a seeded simulator of three bike operators and a street patrol. It is a process of its own and talks to
 * the platform only through the public interfaces.
 */
@NullMarked
package city.statictraffic.democity;

import org.jspecify.annotations.NullMarked;
