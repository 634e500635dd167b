package pk.gov.nsor.screening;

import java.util.Set;

/**
 * A word or number of a text that could tell who a survivor is.
 *
 * @param stop what the text would be stopped for
 * @param isByRule a rule found it
 * @param clues what speaks for or against it: what it is, what stands about it, which rules found it; no name is among them
 */
public record Candidate(Stop stop, boolean isByRule, Set<String> clues) {}
