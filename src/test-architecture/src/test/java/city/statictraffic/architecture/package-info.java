/** The house rules, read from class files, poms, SQL and documents; nothing is booted. */
@NullMarked
package city.statictraffic.architecture;

import org.jspecify.annotations.NullMarked;
