/** What Patrol & Impound hears of the others. */
@NullMarked
package city.statictraffic.adapter.messaging.patrolimpound;

import org.jspecify.annotations.NullMarked;
