/** Load over HTTPS on one event loop, and its latencies. */
@NullMarked
package city.statictraffic.benchmarks.load;

import org.jspecify.annotations.NullMarked;
