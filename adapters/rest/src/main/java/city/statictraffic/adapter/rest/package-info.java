/** HTTP: what the apps and outside platforms talk to. */
@NullMarked
package city.statictraffic.adapter.rest;

import org.jspecify.annotations.NullMarked;
