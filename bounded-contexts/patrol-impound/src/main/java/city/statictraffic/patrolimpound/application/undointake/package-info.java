/** Taking back a wrong intake. */
@NullMarked
package city.statictraffic.patrolimpound.application.undointake;

import org.jspecify.annotations.NullMarked;
