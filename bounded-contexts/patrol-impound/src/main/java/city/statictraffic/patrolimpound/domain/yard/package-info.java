/** The places where bikes are kept. */
@NullMarked
package city.statictraffic.patrolimpound.domain.yard;

import org.jspecify.annotations.NullMarked;
