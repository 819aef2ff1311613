/** Imports in PostgreSQL: jobs, leases, files, rows. */
@NullMarked
package city.statictraffic.adapter.persistence.dataimport;

import org.jspecify.annotations.NullMarked;
