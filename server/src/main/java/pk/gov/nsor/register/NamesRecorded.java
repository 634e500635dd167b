package pk.gov.nsor.register;

import pk.gov.nsor.kernel.PersonId;

/**
 * The names by which somebody can be found were recorded, or are others now. Published within the transaction, after the
 * names are written; whoever keeps something of them does so before the commit.
 */
public record NamesRecorded(PersonId person) {}
