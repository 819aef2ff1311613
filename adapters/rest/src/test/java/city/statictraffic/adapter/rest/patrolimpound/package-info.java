@NullMarked
package city.statictraffic.adapter.rest.patrolimpound;

import org.jspecify.annotations.NullMarked;
