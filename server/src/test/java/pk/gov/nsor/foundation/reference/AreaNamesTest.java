package pk.gov.nsor.foundation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.reference.AreaMeaning.Known;
import pk.gov.nsor.foundation.reference.AreaMeaning.Several;
import pk.gov.nsor.foundation.reference.AreaMeaning.Unknown;
import pk.gov.nsor.foundation.reference.place.EditDistance;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/** What the public may call an area. */
@Tag("register")
class AreaNamesTest {

    private static final AreaNames NAMES = names();

    @ParameterizedTest
    @CsvSource({
        "Lyallpur, faisalabad",
        "Faislabad, faisalabad",
        "فیصل آباد, faisalabad",
        "Zila Lahore, lahore",
        "LHR, lahore",
        "Sahiwal, sahiwal",
        "Mirpur, mirpur",
        "Jaranwala, PK60804",
        "tehsil Jaranwala, PK60804",
        "Jaranwala tehsil, PK60804",
        "تحصیل Jaranwala, PK60804",
        "tehsil Lahore, lahore",
        "Gujarat, gujrat"
    })
    void aNameInAnyUsualSpellingMeansOneArea(String text, String code) {
        assertThat(NAMES.find(text))
                .isInstanceOfSatisfying(
                        Known.class, known -> assertThat(known.area().code()).isEqualTo(code));
    }

    @Test
    void ofADistrictAndATehsilOfOneNameTheDistrictIsMeantUnlessItIsSaid() {
        assertThat(NAMES.find("Sahiwal"))
                .isInstanceOfSatisfying(
                        Known.class, known -> assertThat(known.area().tehsil()).isNull());
        assertThat(NAMES.find("Sahiwal tehsil"))
                .isInstanceOfSatisfying(
                        Several.class,
                        several -> assertThat(several.areas())
                                .extracting(area -> area.district().code())
                                .containsExactly("sahiwal", "sargodha"));
    }

    @ParameterizedTest
    @CsvSource({
        "Karachi, karachi-central karachi-east karachi-south karachi-west keamari korangi malir",
        "dir, central-dir lower-dir upper-dir",
        "Khanpur, haripur rahim-yar-khan shikarpur",
        "Lahor, lahore swabi",
        "Naseerabad, muzaffarabad nasirabad"
    })
    void aNameOfSeveralAreasMeansAllOfThemEachInAnotherDistrict(String text, String districts) {
        assertThat(NAMES.find(text)).isInstanceOfSatisfying(Several.class, several -> {
            assertThat(several.areas().stream()
                            .map(area -> area.district().code())
                            .sorted())
                    .containsExactly(districts.split(" "));
            assertThat(several.word()).isEqualToIgnoringCase(text);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Fisalabda, faisalabad",
        "Lahoore, lahore",
        "Lahore Punjab, lahore",
        "Pesawar, peshawar",
        "لاہوور, lahore",
        "کوئیٹہ, quetta"
    })
    void forANameThatIsNotKnownTheNearestComesFirst(String text, String code) {
        assertThat(NAMES.find(text)).isInstanceOfSatisfying(Unknown.class, unknown -> {
            assertThat(unknown.nearest()).hasSizeBetween(1, AreaNames.MOST_NEAREST);
            assertThat(unknown.nearest().getFirst().code()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @CsvSource({"xqzwv", "'?'", "12", "a very long text that names no place whatever it may be about"})
    void whereNothingIsNearNothingIsSuggested(String text) {
        assertThat(NAMES.find(text)).isEqualTo(new Unknown(List.of()));
    }

    @Property(tries = 300)
    void theDistanceIsThatOfLettersPutInLeftOutChangedAndSwapped(
            @ForAll @AlphaChars @StringLength(min = 2, max = 12) String word,
            @ForAll @AlphaChars @StringLength(min = 2, max = 12) String other) {
        assertThat(EditDistance.between(word, word, 3)).isZero();
        assertThat(EditDistance.between(word, word + "q", 3)).isEqualTo(1);
        assertThat(EditDistance.between(word.substring(1), word, 3)).isEqualTo(1);
        String swapped = word.substring(1, 2) + word.charAt(0) + word.substring(2);
        assertThat(EditDistance.between(word, swapped, 3)).isEqualTo(swapped.equals(word) ? 0 : 1);
        int there = EditDistance.between(word, other, 3);
        assertThat(there).isEqualTo(EditDistance.between(other, word, 3)).isBetween(0, 4);
        assertThat(there == 0).isEqualTo(word.equals(other));
    }

    private static AreaNames names() {
        DatabaseAccess access = TestDatabase.migrated().application();
        return AreaNames.reading(
                JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password())),
                Clock.system(Day.ZONE));
    }
}
