/** A day's work of the city: replayed in minutes, and held against the contract's figures. */
@NullMarked
package city.statictraffic.benchmarks.day;

import org.jspecify.annotations.NullMarked;
