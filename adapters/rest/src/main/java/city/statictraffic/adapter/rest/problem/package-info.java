/** Errors as application/problem+json (RFC 9457), in the caller's language. */
@NullMarked
package city.statictraffic.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;
