/** Tables as they come out of files: cells, headers, and how a cell becomes a value. */
@NullMarked
package city.statictraffic.dataimport.domain.table;

import org.jspecify.annotations.NullMarked;
