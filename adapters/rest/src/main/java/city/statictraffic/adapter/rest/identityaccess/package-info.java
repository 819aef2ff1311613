/** Identity & Access over HTTP. */
@NullMarked
package city.statictraffic.adapter.rest.identityaccess;

import org.jspecify.annotations.NullMarked;
