/** What an operator is told about its bikes. */
@NullMarked
package city.statictraffic.patrolimpound.domain.notice;

import org.jspecify.annotations.NullMarked;
