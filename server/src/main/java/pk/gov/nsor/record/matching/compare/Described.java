package pk.gov.nsor.record.matching.compare;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;

/**
 * What is said of a person. What is null or empty is not known, and is not compared.
 *
 * @param names the current one first, then aliases and former ones; of all of them the one that fits best counts
 * @param cnics their digits; of somebody who is asked for one digit may be missing
 * @param districts codes of those in which the person lives or lived
 * @param telephones numbers, or whatever stands for a number and is the same on both sides
 */
public record Described(
        List<NameWords> names,
        @Nullable NameWords father,
        @Nullable Birth birth,
        @Nullable Sex sex,
        Set<String> cnics,
        Set<String> districts,
        Set<String> telephones) {

    public Described {
        names = List.copyOf(names);
        cnics = Set.copyOf(cnics);
        districts = Set.copyOf(districts);
        telephones = Set.copyOf(telephones);
    }

    public static Described of(
            List<PersonName> names, @Nullable PersonName father, @Nullable Birth birth, @Nullable Sex sex) {
        return new Described(
                names.stream().map(NameWords::of).toList(),
                father == null ? null : NameWords.of(father),
                birth,
                sex,
                Set.of(),
                Set.of(),
                Set.of());
    }

    public Described with(Set<String> known, Set<String> livesIn, Set<String> reachedAt) {
        return new Described(names, father, birth, sex, known, livesIn, reachedAt);
    }
}
