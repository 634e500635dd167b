package pk.gov.nsor.screening;

import java.util.List;
import java.util.Set;

/**
 * A text as the weights and the networks see it, with names, numbers and places left out.
 *
 * @param candidates what in it could tell who a survivor is
 * @param clues what the whole text says, whichever of them tells
 * @param words its words in their order, names in a row as one: of each what it is, its part and what it is about
 */
public record Reading(List<Candidate> candidates, Set<String> clues, List<List<String>> words) {}
