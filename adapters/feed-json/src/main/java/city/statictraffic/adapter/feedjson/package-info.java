/** Reads feed bodies: NDJSON or a JSON array, plain or gzip, as a stream and within limits. */
@NullMarked
package city.statictraffic.adapter.feedjson;

import org.jspecify.annotations.NullMarked;
