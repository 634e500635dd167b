package pk.gov.nsor.record.matching.compare;

/**
 * What one part says for or against two descriptions being of one person.
 *
 * @param one what the first description has; of a name one word; empty where it lacks it
 * @param other what the second has
 * @param bits the match weight: the binary logarithm of how many times more often this is seen of one person than of
 *     two; negative where it speaks against
 */
public record Evidence(Part part, Agreement agreement, String one, String other, double bits) {}
