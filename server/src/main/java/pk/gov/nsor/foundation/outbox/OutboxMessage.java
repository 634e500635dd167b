package pk.gov.nsor.foundation.outbox;

import java.util.UUID;

/**
 * One event of one record.
 *
 * @param id grows with the order of messages about one subject
 * @param subject the record, opaque
 */
public record OutboxMessage(long id, OutboxTopic topic, UUID subject) {}
