/** An import from upload to reconciliation. */
@NullMarked
package city.statictraffic.dataimport.domain.job;

import org.jspecify.annotations.NullMarked;
