/** Sign-in, sign-out, who am I. */
@NullMarked
package city.statictraffic.adapter.rest.session;

import org.jspecify.annotations.NullMarked;
