package pk.gov.nsor.record.mentions;

import java.time.Instant;
import java.util.UUID;
import pk.gov.nsor.foundation.screening.mention.Mention;

/**
 * What a writer has said of something that a note mentions.
 *
 * @param text as it stood in the note
 * @param recordedBy the account
 */
public record Placement(UUID id, Mention.Kind kind, Who who, String text, Instant recordedAt, UUID recordedBy) {}
