/** The tables of Patrol &amp; Impound. */
@NullMarked
package city.statictraffic.adapter.persistence.patrolimpound;

import org.jspecify.annotations.NullMarked;
