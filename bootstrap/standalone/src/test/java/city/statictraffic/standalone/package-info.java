@NullMarked
package city.statictraffic.standalone;

import org.jspecify.annotations.NullMarked;
