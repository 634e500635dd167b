package pk.gov.nsor.foundation.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What NSOR_WITNESSES may say, and what is said of what it may not. */
class WitnessSettingsTest {

    private static final String KEY = "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X";

    @Test
    void filesAndAddressesAreRead() {
        assertThat(WitnessSettings.parse(
                        "punjab=file:/var/w/punjab.txt, sindh=https://w.example/trail#" + KEY + ",", origin -> false))
                .satisfiesExactly(
                        file -> assertThat(file)
                                .isInstanceOf(FileWitness.class)
                                .extracting(Witness::name)
                                .isEqualTo("punjab"),
                        http -> assertThat(http)
                                .isInstanceOf(HttpWitness.class)
                                .extracting(Witness::name)
                                .isEqualTo("sindh"));
        assertThat(WitnessSettings.parse("", origin -> false)).isEmpty();
        assertThat(WitnessSettings.parse(" ", origin -> false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            punjab                                | it begins with a name of small letters
            Punjab=file:/x                        | it begins with a name of small letters
            punjab=/x                             | after = comes file:, http:// or https://
            punjab=file:                          | after file: comes the path
            punjab=http://w.example/              | after the address comes # and the witness's key
            punjab=http://w.example/#nonsense     | A key is name+hash+key
            punjab=http://#KEY                    | the address is none
            punjab=http://w example/#KEY          | the address is none
            punjab=http://w.example/#LOG          | the key is not a witness's, of type 4
            punjab=file:/x,punjab=file:/y         | there is another witness of that name
            """)
    void whatCannotBeReadIsNamed(String setting, String why) {
        String filled = setting.replace("KEY", KEY)
                .replace("LOG", "nsor.gov.pk/trail+efbe1a82+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
        assertThatThrownBy(() -> WitnessSettings.parse(filled, origin -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("NSOR_WITNESSES cannot be read at ")
                .hasMessageContaining(why);
    }
}
