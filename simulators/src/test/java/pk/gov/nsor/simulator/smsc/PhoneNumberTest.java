package pk.gov.nsor.simulator.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03990000001",
                "0399 0000001",
                "0399-0000001",
                "+92 399 0000001",
                "00923990000001",
                "923990000001",
                "(0399) 000.00.01",
                "۰۳۹۹۰۰۰۰۰۰۱",
                "٠٣٩٩٠٠٠٠٠٠١"
            })
    void aMobileNumberIsReadHoweverPeopleWriteIt(String written) {
        assertThat(PhoneNumber.parse(written)).isEqualTo(new PhoneNumber("+923990000001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "7000",
                "0399000000",
                "039900000011",
                "042 35761999",
                "+92 42 35761999",
                "0399x000001",
                "+"
            })
    void whatIsNoMobileNumberIsRefusedInWordsThatHelp(String written) {
        assertThatThrownBy(() -> PhoneNumber.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0399 0000001");
    }
}
