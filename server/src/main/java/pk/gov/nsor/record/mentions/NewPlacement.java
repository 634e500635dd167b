package pk.gov.nsor.record.mentions;

import pk.gov.nsor.foundation.screening.mention.Mention;

/**
 * What a writer says of something that a note mentions.
 *
 * @param field of the form, as its page names it
 */
public record NewPlacement(Mention mention, Who who, String field) {}
