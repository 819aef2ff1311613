/** How long evidence is kept (证据留存), and what holds it longer (证据保全). */
@NullMarked
package city.statictraffic.patrolimpound.domain.evidence;

import org.jspecify.annotations.NullMarked;
