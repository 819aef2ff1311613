/** What people read: views straight from the tables, always within a scope. */
@NullMarked
package city.statictraffic.patrolimpound.application.queries;

import org.jspecify.annotations.NullMarked;
