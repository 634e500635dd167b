package pk.gov.nsor.outbox;

import java.util.UUID;

/**
 * One thing that happened to one record.
 *
 * @param id grows with the order of messages about one subject
 * @param subject the record, opaque
 */
public record OutboxMessage(long id, Topic topic, UUID subject) {}
