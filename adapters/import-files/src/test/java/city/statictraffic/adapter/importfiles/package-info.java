@NullMarked
package city.statictraffic.adapter.importfiles;

import org.jspecify.annotations.NullMarked;
