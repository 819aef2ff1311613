/** Taking over the filed fleet (备案台账) of an older system. */
@NullMarked
package city.statictraffic.bikefleet.application.filedfleet;

import org.jspecify.annotations.NullMarked;
