/** Places and their datums; WGS-84 inside, others converted at the edge. */
@NullMarked
package city.statictraffic.kernel.geo;

import org.jspecify.annotations.NullMarked;
