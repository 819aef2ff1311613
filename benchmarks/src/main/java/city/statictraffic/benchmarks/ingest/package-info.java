/** The whole way of fed positions, beside {@code psql \copy} and a consumer that writes row by row. */
@NullMarked
package city.statictraffic.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
