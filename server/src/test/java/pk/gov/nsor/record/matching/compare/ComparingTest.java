package pk.gov.nsor.record.matching.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;

/** What agrees weighs for one person, the more the rarer it is; what does not speaks against it; what is not known says nothing. */
class ComparingTest {

    private final Comparing comparing =
            new Comparing(MatchModel.bundled(), (one, other) -> one.charAt(0) == other.charAt(0));

    @Test
    void aRareNameWeighsMoreThanAUsualOne() {
        double muhammad = name("Muhammad", "Muhammad").weight();
        double aslam = name("Aslam", "Aslam").weight();
        double rare = name("Zarghun", "Zarghun").weight();
        assertThat(muhammad).isLessThan(aslam - 2);
        assertThat(aslam).isLessThan(rare - 2);
        assertThat(muhammad).as("Muhammad says almost nothing").isBetween(0.0, 4.0);
    }

    @ParameterizedTest
    @CsvSource({
        "Aslam,Aslam,AS_WRITTEN",
        "Rashid,Rasheed,SAME_NAME",
        "Mohd,Muhammad,SAME_NAME",
        "Aslam,اسلم,SAME_NAME",
        "Rashid,Rashad,SAME_CONSONANTS",
        "Zaman,Jaman,SOUNDS_ALIKE",
        "Khalid,Khalida,SOUNDS_ALIKE",
        "Aslam,Aslamx,NEARLY",
        "Tariq,Taqir,NEARLY",
        "Aslam,Bashir,OTHER_WORD",
    })
    void twoWordsAgreeAsFarAs(String one, String other, Agreement agreement) {
        assertThat(name(one, other).evidence())
                .singleElement()
                .extracting(Evidence::agreement)
                .isEqualTo(agreement);
        assertThat(name(other, one).evidence())
                .singleElement()
                .extracting(Evidence::agreement)
                .isEqualTo(agreement);
    }

    @Test
    void twoWordsWrittenAsOneAreThoseTwoAlsoWithASlip() {
        assertThat(name("Irfan Zarghun", "Irfanzargun").evidence())
                .singleElement()
                .matches(evidence -> evidence.agreement().isOfOneWord());
        assertThat(name("Irfan Zarghun", "Irfanzarghum").count(Part.NAME, Agreement.NEARLY))
                .isOne();
        assertThat(name("Irfan Zarghun", "Irfan").count(Part.NAME, Agreement.LACKING))
                .isOne();
    }

    @Test
    void theNearerTwoWordsAreTheMoreTheyWeigh() {
        List<Double> weights = List.of(
                name("Tariq Zarghun", "Tariq Zarghun").weight(),
                name("Tariq Zarghun", "Tarik Zarghun").weight(),
                name("Tariq Zarghun", "Tariq Zarghan").weight(),
                name("Tariq Zarghun", "Tariq").weight(),
                name("Tariq Zarghun", "Tariq Bashir").weight(),
                name("Tariq Zarghun", "Bashir Nadeem").weight());
        for (int each = 1; each < weights.size(); each++) {
            assertThat(weights.get(each)).as("%s", weights).isLessThan(weights.get(each - 1));
        }
        assertThat(weights.getLast()).isNegative();
    }

    @Test
    void eachWordCountsOnceInWhicheverOrder() {
        Comparison once = name("Aslam Aslam", "Aslam Bashir");
        assertThat(once.count(Part.NAME, Agreement.AS_WRITTEN)).isOne();
        assertThat(once.count(Part.NAME, Agreement.OTHER_WORD)).isOne();
        assertThat(name("Bashir Aslam", "Aslam Bashir").weight())
                .isCloseTo(name("Aslam Bashir", "Aslam Bashir").weight(), within(1e-9));
    }

    @Test
    void twoWordsThatAreWrittenAsOneAreOne() {
        assertThat(name("Noormuhammad Khan", "Noor Muhammad Khan").evidence())
                .allMatch(each -> each.agreement().isOfOneWord());
        assertThat(name("Noor Muhammad Khan", "Noormuhammad Khan").evidence())
                .allMatch(each -> each.agreement().isOfOneWord());
    }

    @Test
    void ofSeveralNamesTheBestCounts() {
        Described known = described(List.of(PersonName.latin("Bashir Khan"), PersonName.latin("Tariq Zarghun")), null);
        Comparison comparison = comparing.compare(described(List.of(PersonName.latin("Tarik Zarghun")), null), known);
        assertThat(comparison.name()).isEqualTo(1);
        assertThat(comparison.weight()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "1984-05-03,1984-05-03,SAME_DAY",
        "1984-05-03,1984-03-05,DAY_AND_MONTH_SWAPPED",
        "1984-05-03,1984-12-31,SAME_YEAR",
        "1984-05-03,1986-12-31,WITHIN_TWO_YEARS",
        "1984-05-03,1982-01-01,WITHIN_TWO_YEARS",
        "1984-05-03,1987-01-01,OTHER_YEAR",
        "1984-05-03,1981-12-31,OTHER_YEAR",
    })
    void twoBirthsAgreeAsFarAs(LocalDate one, LocalDate other, Agreement agreement) {
        Comparison comparison = comparing.compare(born(Birth.on(one)), born(Birth.on(other)));
        assertThat(comparison.has(Part.BIRTH, agreement)).isTrue();
    }

    @Test
    void ofAYearAloneTheDayIsNotCompared() {
        assertThat(comparing
                        .compare(born(Birth.in(1984)), born(Birth.on(LocalDate.of(1984, 5, 3))))
                        .has(Part.BIRTH, Agreement.SAME_YEAR))
                .isTrue();
    }

    @Test
    void sexDistrictCnicAndTelephoneCountWhereBothKnowThem() {
        Described one = described(List.of(PersonName.latin("Aslam")), Sex.MALE)
                .with(Set.of("9352012345671"), Set.of("lahore"), Set.of("a"));
        Described same = described(List.of(PersonName.latin("Aslam")), Sex.MALE)
                .with(Set.of("9352012345671"), Set.of("lahore"), Set.of("a", "b"));
        Described near = described(List.of(PersonName.latin("Aslam")), Sex.FEMALE)
                .with(Set.of("9352012345617"), Set.of("layyah"), Set.of("c"));
        Described far = described(List.of(PersonName.latin("Aslam")), null)
                .with(Set.of("9100000000009"), Set.of("badin"), Set.of());
        assertThat(comparing.compare(one, same).evidence())
                .extracting(Evidence::agreement)
                .containsExactly(Agreement.AS_WRITTEN, Agreement.SAME, Agreement.SAME, Agreement.SAME, Agreement.SAME);
        assertThat(comparing.compare(one, near).evidence())
                .extracting(Evidence::agreement)
                .containsExactly(Agreement.AS_WRITTEN, Agreement.DIFFERENT, Agreement.CLOSE, Agreement.CLOSE);
        assertThat(comparing.compare(one, far).evidence())
                .extracting(Evidence::agreement)
                .containsExactly(Agreement.AS_WRITTEN, Agreement.DIFFERENT, Agreement.DIFFERENT);
        assertThat(comparing.compare(one, same).weight(Part.CNIC)).isGreaterThan(20);
        assertThat(comparing.compare(one, far).weight(Part.CNIC)).isNegative();
        assertThat(comparing
                        .compare(one, described(List.of(PersonName.latin("Aslam")), null))
                        .evidence())
                .hasSize(1);
    }

    @Test
    void theModelHasAVersionAndAChanceForEveryAgreementThatCanBe() {
        assertThat(MatchModel.bundled().version()).isPositive();
        for (Part part : List.of(Part.NAME, Part.FATHER)) {
            double ofOne = 0;
            for (Agreement agreement : Agreement.values()) {
                if (agreement.compareTo(Agreement.OTHER_WORD) <= 0) {
                    ofOne += MatchModel.bundled().chance(part, agreement).m();
                }
            }
            assertThat(ofOne).isBetween(0.98, 1.03);
        }
    }

    @Test
    void theWaterfallEndsWhereTheWeightIs() {
        Comparison comparison = name("Tariq Zarghun Khan", "Tariq Bashir Khan");
        List<WaterfallStep> steps = comparison.waterfall();
        assertThat(steps).hasSize(3).allMatch(step -> step.left() >= 0 && step.left() + step.width() <= 100.001);
        assertThat(steps).extracting(WaterfallStep::isFor).containsExactly(true, true, false);
        assertThat(steps.getLast().bits()).startsWith("−");
    }

    private Comparison name(String one, String other) {
        return comparing.compare(described(one), described(other));
    }

    private static Described described(String name) {
        boolean isUrdu = Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.ARABIC;
        return described(List.of(new PersonName(isUrdu ? null : name, isUrdu ? name : null)), null);
    }

    private static Described described(List<PersonName> names, @Nullable Sex sex) {
        return Described.of(names, null, null, sex);
    }

    private static Described born(Birth birth) {
        return Described.of(List.of(PersonName.latin("Aslam")), null, birth, null);
    }
}
