/** What can be looked up about imports. */
@NullMarked
package city.statictraffic.dataimport.application.queries;

import org.jspecify.annotations.NullMarked;
