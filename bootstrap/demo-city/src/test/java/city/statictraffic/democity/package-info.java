@NullMarked
package city.statictraffic.democity;

import org.jspecify.annotations.NullMarked;
