/** The ports of Patrol &amp; Impound against a real PostgreSQL. */
@NullMarked
package city.statictraffic.adapter.persistence.patrolimpound;

import org.jspecify.annotations.NullMarked;
