/** Districts and stations, for every context and for both apps. */
@NullMarked
package city.statictraffic.adapter.rest.basemap;

import org.jspecify.annotations.NullMarked;
