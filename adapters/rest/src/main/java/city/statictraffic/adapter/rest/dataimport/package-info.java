/** Imports over HTTP: files in, progress, error files and reports out. */
@NullMarked
package city.statictraffic.adapter.rest.dataimport;

import org.jspecify.annotations.NullMarked;
