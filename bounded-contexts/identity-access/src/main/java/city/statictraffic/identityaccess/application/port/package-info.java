/** What Identity & Access needs from outside. */
@NullMarked
package city.statictraffic.identityaccess.application.port;

import org.jspecify.annotations.NullMarked;
