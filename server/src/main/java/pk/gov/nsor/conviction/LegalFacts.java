package pk.gov.nsor.conviction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the law's rules are applied to, besides the birth date: the facts of one person that are known now, corrected where
 * they were corrected, without those that were withdrawn.
 *
 * @param convictions the latest judgment first, quashed ones included
 * @param custody in the order of admission
 * @param diedOn null where no death is known
 */
public record LegalFacts(
        List<Conviction> convictions,
        List<Spell> custody,
        @Nullable LocalDate diedOn) {

    /** Of somebody of whom nothing is recorded. */
    public static final LegalFacts NONE = new LegalFacts(List.of(), List.of(), null);

    public LegalFacts {
        convictions = List.copyOf(convictions);
        custody = List.copyOf(custody);
    }
}
