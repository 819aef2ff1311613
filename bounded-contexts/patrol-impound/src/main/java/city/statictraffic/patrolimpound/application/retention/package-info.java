/** Evidence past its time leaves (到期清理). */
@NullMarked
package city.statictraffic.patrolimpound.application.retention;

import org.jspecify.annotations.NullMarked;
