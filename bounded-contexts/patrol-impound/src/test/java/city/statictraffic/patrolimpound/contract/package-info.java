/** What each port promises; run by the fake and by every adapter. */
@NullMarked
package city.statictraffic.patrolimpound.contract;

import org.jspecify.annotations.NullMarked;
