/** What people read: views straight from the tables, always within a scope. */
@NullMarked
package city.statictraffic.bikefleet.application.queries;

import org.jspecify.annotations.NullMarked;
