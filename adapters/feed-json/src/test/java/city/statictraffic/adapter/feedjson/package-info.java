@NullMarked
package city.statictraffic.adapter.feedjson;

import org.jspecify.annotations.NullMarked;
