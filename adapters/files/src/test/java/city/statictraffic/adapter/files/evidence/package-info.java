@NullMarked
package city.statictraffic.adapter.files.evidence;

import org.jspecify.annotations.NullMarked;
