/** Reads over HTTPS with rights, scope and audit, beside a bare server that runs the same SQL. */
@NullMarked
package city.statictraffic.benchmarks.read;

import org.jspecify.annotations.NullMarked;
