/** Reading the audit (审计). */
@NullMarked
package city.statictraffic.identityaccess.application.audit;

import org.jspecify.annotations.NullMarked;
