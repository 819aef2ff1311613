/** What Data Import needs from outside. */
@NullMarked
package city.statictraffic.dataimport.application.port;

import org.jspecify.annotations.NullMarked;
