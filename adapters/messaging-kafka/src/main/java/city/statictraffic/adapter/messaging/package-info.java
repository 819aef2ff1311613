/** Kafka: the outbox's way out, the inbox's way in. */
@NullMarked
package city.statictraffic.adapter.messaging;

import org.jspecify.annotations.NullMarked;
