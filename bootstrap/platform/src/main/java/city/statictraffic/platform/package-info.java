/** The one Quarkus application: everything is put together here and nowhere else. */
@NullMarked
package city.statictraffic.platform;

import org.jspecify.annotations.NullMarked;
