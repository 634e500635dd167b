package pk.gov.nsor.record.register;

import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * The names by which somebody can be found were recorded or changed. Published within the transaction, after the names
 * are written. Listeners that store something derived from them must do so before the commit.
 */
public record NamesRecorded(PersonId person) {}
