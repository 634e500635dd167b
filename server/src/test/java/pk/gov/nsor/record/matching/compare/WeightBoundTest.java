package pk.gov.nsor.record.matching.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.matching.compare.WeightBound.Prepared;

/** No pair is left out that weighs enough; of two people most are. */
class WeightBoundTest {

    /** Spellings, scripts, slips, and words written as one. */
    private static final List<String> WORDS = List.of(
            "Muhammad",
            "Mohd",
            "Mohammed",
            "Noor",
            "Nur",
            "Noormuhammad",
            "Zarghun",
            "Zargun",
            "Zarghum",
            "Akbar",
            "Akber",
            "Ghulam",
            "Rasool",
            "Gulamrasul",
            "Bakhsh",
            "Bux",
            "Abdul",
            "Rehman",
            "Abdurrahman",
            "Uthman",
            "Usman",
            "Ali");

    private static final List<String> URDU =
            List.of("محمد", "نور", "زرغون", "اکبر", "غلام", "رسول", "غلامرسول", "عثمان");

    private final Comparing comparing = new Comparing(MatchModel.bundled(), (one, other) -> one.equals("quetta"));

    @Property
    void whatTwoDescriptionsWeighIsNeverMoreThanTheBound(
            @ForAll("people") Described one, @ForAll("people") Described other) {
        WeightBound bound = new WeightBound(comparing);
        Prepared ones = bound.prepare(one);
        Prepared others = bound.prepare(other);
        bound.complete();
        assertThat(ones.described()).isEqualTo(one);
        double weight = comparing.compare(one, other).weight();
        assertThat(bound.isBelow(ones, others, weight)).isFalse();
        assertThat(bound.isBelow(others, ones, comparing.compare(other, one).weight()))
                .isFalse();
        // The second time how far words agree is known.
        assertThat(bound.isBelow(ones, others, weight)).isFalse();
    }

    @Test
    void twoOfOtherNamesBirthsAndDistrictsAreBelowWhatIsShown() {
        WeightBound bound = new WeightBound(comparing);
        Prepared akbar = bound.prepare(person("Akbar Zarghun", "Ghulam Rasool", 1980, "lahore"));
        Prepared usman = bound.prepare(person("Usman Ali", "Noor Bakhsh", 1980, "lahore"));
        Prepared again = bound.prepare(person("Akber Zarghun", "Gulam Rasul", 1980, "lahore"));
        bound.complete();
        assertThat(bound.isBelow(akbar, usman, 20)).isTrue();
        assertThat(bound.isBelow(akbar, again, 20)).isFalse();
    }

    @Test
    void aModelByWhichAMissingWordSpeaksForOnePersonLeavesNobodyOut() {
        MatchModel odd = MatchModel.parse("""
                version 2
                %s
                """.formatted(String.join(
                "\n",
                MatchModel.bundled().parameters().stream()
                        .map(each -> each.part() + " " + each.agreement()
                                + (each.agreement() == Agreement.LACKING ? " 0.5 0.1" : " 0.1 0.5"))
                        .toList())));
        WeightBound bound = new WeightBound(new Comparing(odd, (one, other) -> false));
        Prepared one = bound.prepare(person("Akbar", "Ghulam", 1980, "lahore"));
        Prepared other = bound.prepare(person("Usman Ali", "Noor Bakhsh", 1990, "quetta"));
        bound.complete();
        assertThat(bound.isBelow(one, other, 1_000)).isFalse();
    }

    @Property
    void wordsAgreeTheSameEitherWayRound(@ForAll("words") String one, @ForAll("words") String other) {
        NameWords ones = NameWords.of(one, null);
        NameWords others = NameWords.of(other, null);
        assertThat(WordComparison.of(ones.latin().getFirst(), others.latin().getFirst()))
                .isEqualTo(WordComparison.of(
                        others.latin().getFirst(), ones.latin().getFirst()));
    }

    @Property
    void oneChangeIsSeenInOneReading(@ForAll("letters") String one, @ForAll("letters") String other) {
        assertThat(Distance.isAtMostOne(one, other)).isEqualTo(Distance.of(one, other) <= 1);
    }

    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(5);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of(WORDS),
                Arbitraries.strings().withChars("aeioumnhdrtks").ofMinLength(2).ofMaxLength(9));
    }

    @Provide
    Arbitrary<Described> people() {
        Arbitrary<PersonName> names = Arbitraries.oneOf(
                name().map(PersonName::latin),
                name().flatMap(latin -> urdu().map(urdu -> new PersonName(latin, urdu))),
                urdu().map(urdu -> new PersonName(null, urdu)));
        return Combinators.combine(
                        names.list().ofMinSize(1).ofMaxSize(2),
                        names.injectNull(0.2),
                        Arbitraries.integers().between(0, 40).injectNull(0.2),
                        Arbitraries.of(Sex.class).injectNull(0.1),
                        Arbitraries.of("9352012345671", "9352012345617", "9999999999999")
                                .set()
                                .ofMaxSize(2),
                        Arbitraries.of("lahore", "quetta", "zhob").set().ofMaxSize(2))
                .as((own, father, born, sex, cnics, districts) -> Described.of(
                                own,
                                father,
                                born == null
                                        ? null
                                        : Birth.on(LocalDate.of(1980, 1, 1).plusDays(born * 31L)),
                                sex)
                        .with(cnics, districts, Set.of()));
    }

    private Arbitrary<String> name() {
        return words().list().ofMinSize(1).ofMaxSize(4).map(words -> String.join(" ", words));
    }

    private static Arbitrary<String> urdu() {
        return Arbitraries.of(URDU).list().ofMinSize(1).ofMaxSize(3).map(words -> String.join(" ", words));
    }

    private static Described person(String name, String father, int year, String district) {
        return Described.of(
                        List.of(PersonName.latin(name)),
                        PersonName.latin(father),
                        Birth.on(LocalDate.of(year, 3, 5)),
                        Sex.MALE)
                .with(Set.of(), Set.of(district), Set.of());
    }
}
