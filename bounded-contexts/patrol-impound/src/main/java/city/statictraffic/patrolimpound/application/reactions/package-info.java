/** What this context does when another one tells it something. */
@NullMarked
package city.statictraffic.patrolimpound.application.reactions;

import org.jspecify.annotations.NullMarked;
