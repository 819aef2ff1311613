/** Photos taken as evidence: originals sealed, copies to look at. */
@NullMarked
package city.statictraffic.adapter.files.evidence;

import org.jspecify.annotations.NullMarked;
