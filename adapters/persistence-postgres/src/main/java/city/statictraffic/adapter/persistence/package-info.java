/** PostgreSQL: the unit of work, outbox and inbox, the audit, and how they share one transaction. */
@NullMarked
package city.statictraffic.adapter.persistence;

import org.jspecify.annotations.NullMarked;
