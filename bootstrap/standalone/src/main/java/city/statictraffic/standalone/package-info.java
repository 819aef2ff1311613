/**
 * The standalone default: everything the platform needs on one machine, started and kept alive by one supervisor.
 *
 * <p>The supervisor owns the processes {@code postgres}, {@code kafka}, {@code keycloak}, {@code platform} and {@code
 * demo-city}. Each is an operating system process of its own, so that a failure of one never takes another with it, and
 * each ends when the supervisor ends, however that happens. Everything that lasts is in one state folder.
 */
@NullMarked
package city.statictraffic.standalone;

import org.jspecify.annotations.NullMarked;
