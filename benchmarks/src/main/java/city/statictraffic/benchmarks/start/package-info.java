/** How long a start takes and what an idle platform holds, with and without the JVM's ahead-of-time cache. */
@NullMarked
package city.statictraffic.benchmarks.start;

import org.jspecify.annotations.NullMarked;
