/** Taking a bike into a yard. */
@NullMarked
package city.statictraffic.patrolimpound.application.takein;

import org.jspecify.annotations.NullMarked;
