package pk.gov.nsor.foundation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CnicTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93520-1234567-1",
                "9352012345671",
                " 93520 1234567 1 ",
                "93520.1234567.1",
                "۹۳۵۲۰-۱۲۳۴۵۶۷-۱",
                "٩٣٥٢٠١٢٣٤٥٦٧١",
                "93520–1234567—1",
                "\u200f93520-1234567-1\u200e",
                "9 3 5 2 0 1 2 3 4 5 6 7 1"
            })
    void aNumberIsReadHoweverItIsWritten(String written) {
        assertThat(Cnic.parse(written)).isEqualTo(new Cnic(9352012345671L));
    }

    @ParameterizedTest
    @CsvSource({
        "935201234567, cnic.digits",
        "93520123456711, cnic.digits",
        "'', cnic.digits",
        "93520-12E4567-1, cnic.characters",
        "+93520-1234567-1, cnic.characters",
        "03520-1234567-1, cnic.length"
    })
    void whatIsNoCnicIsRefusedWithItsReason(String written, String code) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Cnic.parse(written))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1111111111111",
                "9999999999999",
                "1234567891011",
                "1234567890123",
                "9876543210987",
                "93520-0000000-1"
            })
    void numbersTypedToFillAFieldAreRefused(String filler) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Cnic.parse(filler))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("cnic.filler"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999998", "93520-0000001-1", "9876543210986"})
    void numbersThatOnlyLookLikeAFillerAreTaken(String number) {
        assertThatNoException().isThrownBy(() -> Cnic.parse(number));
    }

    @Test
    void aLiveRegisterTakesNoSyntheticNumber() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> CnicFormat.LIVE.parse("93520-1234567-1"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("cnic.province"));
        assertThat(CnicFormat.SYNTHETIC.parse("93520-1234567-1").isSynthetic()).isTrue();
        assertThat(CnicFormat.LIVE.parse("8" + "9999-9999999-1").firstDigit()).isEqualTo(8);
    }

    @Test
    void aRegisterOfSyntheticDataTakesNobodysCnicAndNobodysNumber() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> CnicFormat.SYNTHETIC.parse("35202-7654321-3"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("cnic.synthetic"));
        assertThat(CnicFormat.LIVE.parse("35202-7654321-3").firstDigit()).isEqualTo(3);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> CnicFormat.SYNTHETIC.parseMobile("0300 1234567"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("mobile.synthetic"));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> CnicFormat.LIVE.parseMobile("0399 1234567"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("mobile.nobodys"));
        assertThat(CnicFormat.SYNTHETIC.parseMobile("0399 1234567").e164()).isEqualTo("+923991234567");
        assertThat(CnicFormat.LIVE.parseMobile("0300 1234567").e164()).isEqualTo("+923001234567");
        assertThat(CnicFormat.SYNTHETIC.mayKeep("a 35202-7654321-3 b")).isFalse();
        assertThat(CnicFormat.SYNTHETIC.mayKeep("a 93520-7654321-3 b, 352027654321"))
                .isTrue();
        assertThat(CnicFormat.LIVE.mayKeep("35202-7654321-3")).isTrue();
    }

    @Test
    void aNumberShowsOnlyItsLastSixDigitsWhereItMightBeLogged() {
        assertThat(Cnic.parse("93520-1234567-1")).hasToString("*****-**34567-1");
    }

    @Property
    void everyNumberIsReadBackFromItsForm(
            @ForAll @LongRange(min = 9_000_000_000_000L, max = 9_999_999_999_998L) long n) {
        Cnic cnic;
        try {
            cnic = new Cnic(n);
        } catch (InvalidValueException filler) {
            assertThat(filler.code()).isEqualTo("cnic.filler");
            return;
        }
        assertThat(Cnic.parse(cnic.formatted())).isEqualTo(cnic);
        assertThat(cnic.formatted())
                .matches("[0-9]{5}-[0-9]{7}-[0-9]")
                .endsWith(cnic.masked().substring(8));
    }
}
