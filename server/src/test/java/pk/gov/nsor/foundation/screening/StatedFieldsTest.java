package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Every field that is screened is a note, whose mentions are asked about, or says by itself whose name stands in it. */
class StatedFieldsTest {

    private static final Path INVENTORY = Path.of("../docs/protection/free-text.md");

    private static final Set<String> NOTES = Set.of(
            "answer",
            "correctionReason",
            "description",
            "dropReason",
            "endReason",
            "excuse",
            "note",
            "outcome",
            "question",
            "reason",
            "refusal",
            "remark",
            "seen",
            "text",
            "tripPurpose",
            "what",
            "who",
            "why",
            "words");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mohalla Noor Pura, Station Road",
                "House 14, Street 3, Noor Pura, Railway Road",
                "Village Chak 112 GB, near the canal",
                "Dera Malik Aslam, Basti Nawan Kot",
                "Flat 4, Sana Apartments, Block 13-D, Gulshan-e-Iqbal",
                "C/o Haji Rafiq, Qasba Colony, Orangi Town",
                "مکان نمبر 12، گلی 4، محلہ نور پورہ، اسٹیشن روڈ",
                "Makan 7, gali Ayesha Masjid wali, mohalla Rehmat Pura"
            })
    void anAddressInItsOwnFieldPassesWhateverNamesItHolds(String line) {
        assertThat(Screened.require(line, "line")).isEqualTo(line);
        assertThat(Screened.isFit(line, "address")).isTrue();
        assertThat(Screened.isFit(line, "person/residences/0/line")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "House of the victim Ayesha, Station Road",
                "next to the girl he raped, Street 4, Noor Pura",
                "متاثرہ عائشہ کے گھر کے ساتھ"
            })
    void anAddressThatTellsWhereTheSurvivorLivesIsStoppedInItsOwnField(String line) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Screened.require(line, "line"));
        assertThat(Screened.isFit(line, "line")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "line, true",
        "line2, true",
        "person.residences.0.line, true",
        "/person/name/latin, true",
        "alias.3, true",
        "note, false",
        "line.note, false",
        "person/reason, false",
        "outline, false"
    })
    void aFieldIsKnownByItsOwnNameWhereverItStands(String field, boolean isStated) {
        assertThat(StatedFields.has(field)).isEqualTo(isStated);
    }

    @Test
    void everyScreenedFieldIsANoteOrSaysWhoseNameStandsInIt() throws IOException {
        String all = Files.readString(INVENTORY);
        String screened = all.substring(all.indexOf("## Screened"), all.indexOf("## Sent by systems"));
        Set<String> fields = screened.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line ->
                        Arrays.stream(line.split(" *\\| *")[2].replace("`", "").split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(fields).hasSizeGreaterThan(30);
        Set<String> notes = fields.stream()
                .filter(field -> !StatedFields.has(field))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(notes).isEqualTo(new TreeSet<>(NOTES));
    }
}
