/** What Identity & Access keeps in the database. */
@NullMarked
package city.statictraffic.adapter.persistence.identityaccess;

import org.jspecify.annotations.NullMarked;
