@NullMarked
package city.statictraffic.adapter.files.room;

import org.jspecify.annotations.NullMarked;
