/** This context's own knowledge of filed bikes and of operators' QR codes, from Bike Fleet's events. */
@NullMarked
package city.statictraffic.patrolimpound.domain.filing;

import org.jspecify.annotations.NullMarked;
