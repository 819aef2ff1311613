/** Taking over the yards (暂存点) of an older system. */
@NullMarked
package city.statictraffic.patrolimpound.application.importyards;

import org.jspecify.annotations.NullMarked;
