/** The HTTP side of Patrol &amp; Impound. */
@NullMarked
package city.statictraffic.adapter.rest.patrolimpound;

import org.jspecify.annotations.NullMarked;
