/** What people do with an import: send a file, map its columns, try it, confirm it, cancel it. */
@NullMarked
package city.statictraffic.dataimport.application.send;

import org.jspecify.annotations.NullMarked;
