/** The work behind an import: rows judged and taken, chunk by chunk. */
@NullMarked
package city.statictraffic.dataimport.application.run;

import org.jspecify.annotations.NullMarked;
