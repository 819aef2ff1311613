/** Benchmarks: each measures the product and a named peer in the same run and keeps the raw figures. */
@NullMarked
package city.statictraffic.benchmarks;

import org.jspecify.annotations.NullMarked;
