/** What every use case needs: the unit of work, idempotency, pages. */
@NullMarked
package city.statictraffic.kernel.application;

import org.jspecify.annotations.NullMarked;
