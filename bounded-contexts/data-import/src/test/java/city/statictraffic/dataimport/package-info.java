@NullMarked
package city.statictraffic.dataimport;

import org.jspecify.annotations.NullMarked;
