/** Tables in files: CSV in the encodings in use, and Excel's format. */
@NullMarked
package city.statictraffic.adapter.importfiles;

import org.jspecify.annotations.NullMarked;
