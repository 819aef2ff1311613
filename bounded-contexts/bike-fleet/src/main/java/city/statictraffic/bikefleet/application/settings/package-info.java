/** City profile, operators and their QR URL rules. */
@NullMarked
package city.statictraffic.bikefleet.application.settings;

import org.jspecify.annotations.NullMarked;
