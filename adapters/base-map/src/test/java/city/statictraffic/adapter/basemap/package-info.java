@NullMarked
package city.statictraffic.adapter.basemap;

import org.jspecify.annotations.NullMarked;
