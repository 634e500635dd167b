package pk.gov.nsor.record.duplicates;

import pk.gov.nsor.record.duplicates.DuplicatePair.State;

/**
 * Which pairs are listed.
 *
 * @param search a name or the register number of either record; empty for all
 */
public record DuplicateFilter(State state, String search) {}
