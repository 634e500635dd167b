package pk.gov.nsor.foundation.screening;

import java.util.Set;

/**
 * A word or number of a text that could identify a survivor.
 *
 * @param stop what the text would be stopped for
 * @param isByRule a rule found it
 * @param clues the features for or against it: what it is, what surrounds it, which rules found it; no name is among
 *     them
 */
public record Candidate(Stop stop, boolean isByRule, Set<String> clues) {}
