@NullMarked
package city.statictraffic.adapter.persistence.dataimport;

import org.jspecify.annotations.NullMarked;
