@NullMarked
package city.statictraffic.adapter.rest.dataimport;

import org.jspecify.annotations.NullMarked;
