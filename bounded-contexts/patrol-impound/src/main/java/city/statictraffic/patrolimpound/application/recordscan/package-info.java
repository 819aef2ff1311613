/** Recording a scan. */
@NullMarked
package city.statictraffic.patrolimpound.application.recordscan;

import org.jspecify.annotations.NullMarked;
