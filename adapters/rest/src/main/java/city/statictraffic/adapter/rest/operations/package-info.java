/** What tells those who run the platform how it is. */
@NullMarked
package city.statictraffic.adapter.rest.operations;

import org.jspecify.annotations.NullMarked;
