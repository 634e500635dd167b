package pk.gov.nsor.record.matching.compare;

import java.util.Arrays;
import java.util.List;

/**
 * The result of comparing two descriptions.
 *
 * @param evidence of each part that both have, names word by word
 * @param name which of the second description's names fits best, counted from 0
 * @param likeness from 0 to 1, how like the letters of the words that count as one are: orders what weighs the same
 */
public record Comparison(List<Evidence> evidence, int name, double likeness) {

    public Comparison {
        evidence = List.copyOf(evidence);
    }

    /** The match weight in bits: the sum of all parts. */
    public double weight() {
        return evidence.stream().mapToDouble(Evidence::bits).sum();
    }

    /** The weight of some parts alone. */
    public double weight(Part... parts) {
        return evidence.stream()
                .filter(each -> Arrays.asList(parts).contains(each.part()))
                .mapToDouble(Evidence::bits)
                .sum();
    }

    /** The match weight as pages show it, with its sign. */
    public String signedWeight() {
        return WaterfallStep.signed(weight());
    }

    /** The evidence as pages show it. */
    public List<WaterfallStep> waterfall() {
        return WaterfallStep.of(evidence);
    }

    /** How many words of a name or father's name agree so. */
    public long count(Part part, Agreement agreement) {
        return evidence.stream()
                .filter(each -> each.part() == part && each.agreement() == agreement)
                .count();
    }

    /** Whether a part agrees as far as this. */
    public boolean has(Part part, Agreement agreement) {
        return count(part, agreement) > 0;
    }
}
