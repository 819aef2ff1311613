/** Legal holds are put and lifted (证据保全). */
@NullMarked
package city.statictraffic.patrolimpound.application.hold;

import org.jspecify.annotations.NullMarked;
