/** Who may see what: rules only. */
@NullMarked
package city.statictraffic.identityaccess.domain;

import org.jspecify.annotations.NullMarked;
