/**
 * KingbaseES (人大金仓): what differs from PostgreSQL. The reactive client and all SQL are PostgreSQL's; JDBC, for
 * migrations and COPY, is the vendor's. Not tried on a server of the vendor yet: docs/ops/kingbase.md.
 */
@NullMarked
package city.statictraffic.adapter.kingbase;

import org.jspecify.annotations.NullMarked;
