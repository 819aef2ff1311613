/** Districts of the city, and synthetic stations and streets, as plain Java over raw degrees. */
@NullMarked
package city.statictraffic.adapter.basemap;

import org.jspecify.annotations.NullMarked;
