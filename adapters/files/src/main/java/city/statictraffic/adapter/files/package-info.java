/** Documents and evidence on a file system. */
@NullMarked
package city.statictraffic.adapter.files;

import org.jspecify.annotations.NullMarked;
