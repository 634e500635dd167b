package pk.gov.nsor.foundation.screening;

import java.util.List;
import java.util.Set;

/**
 * A text as the weights and the networks see it, with names, numbers and places left out.
 *
 * @param candidates what in it could identify a survivor
 * @param clues features of the whole text, whichever candidate identifies somebody
 * @param words its words in order, with names in a row as one: for each what it is, its part and what it is about
 */
public record Reading(List<Candidate> candidates, Set<String> clues, List<List<String>> words) {}
