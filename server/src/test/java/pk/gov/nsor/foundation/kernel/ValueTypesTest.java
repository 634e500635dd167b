package pk.gov.nsor.foundation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24-11-2026",
                "24/11/2026",
                "24.11.2026",
                "2026-11-24",
                "24 Nov 2026",
                "24 november 2026",
                "۲۴-۱۱-۲۰۲۶",
                " 24  NOV  2026 "
            })
    void aDayIsReadAsPeopleWriteIt(String written) {
        assertThat(Day.parse(written)).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @ParameterizedTest
    @CsvSource({
        "31-11-2026, day.unreadable",
        "29-02-2026, day.unreadable",
        "24-11-26, day.year",
        "24-11-0026, day.range",
        "tomorrow, day.unreadable",
        "'', day.unreadable",
        "31-12-1899, day.range",
        "01-01-2200, day.range"
    })
    void whatIsNoDayIsRefused(String written, String code) {
        assertRefused(code, () -> Day.parse(written));
    }

    @Test
    void theFirstAndLastDayThatAreTaken() {
        assertThat(Day.parse("1-1-1900")).isEqualTo(LocalDate.of(1900, 1, 1));
        assertThat(Day.parse("31-12-2199")).isEqualTo(LocalDate.of(2199, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0399 0000001",
                "03990000001",
                "+92 399 0000001",
                "0092-399-0000001",
                "۰۳۹۹۰۰۰۰۰۰۱",
                "\u200E0399–000.0001\u200F",
                "(0092) 399 0000001",
                "+۹۲ ۳۹۹ ۰۰۰۰۰۰۱"
            })
    void aMobileNumberIsReadAsPeopleWriteIt(String written) {
        assertThat(MobileNumber.parse(written)).isEqualTo(new MobileNumber("+923990000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"042 35761999", "0399 000001", "0399 00000011", "7000", "abc", ""})
    void whatIsNoMobileNumberIsRefused(String written) {
        assertRefused("mobile", () -> MobileNumber.parse(written));
    }

    @ParameterizedTest
    @CsvSource({
        "923990000001, +923990000001",
        "00923990000001, +923990000001",
        "+923990000001, +923990000001",
        "03990000001, +923990000001",
        "+447700900123, +447700900123",
        "+3546112345, +3546112345"
    })
    void aSenderIsReadAsNetworksWriteIt(String sender, String number) {
        assertThat(MobileNumber.ofSender(sender)).contains(new MobileNumber(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7000", "NADRA", "", "+7000", "92399"})
    void noTelephoneIsBehindShortCodesAndNames(String sender) {
        assertThat(MobileNumber.ofSender(sender)).isEmpty();
    }

    @Test
    void aMobileNumberIsHiddenWhereItMightBeLogged() {
        assertThat(MobileNumber.parse("0399 0000001")).hasToString("***********01");
    }

    @Test
    void aNameIsKeptInOneOrBothScripts() {
        PersonName name = new PersonName("  Akbar   Ali ", "اکبر علی");
        assertThat(name.latin()).isEqualTo("Akbar Ali");
        assertThat(name.any()).isEqualTo("Akbar Ali");
        assertThat(new PersonName(null, "اکبر علی").any()).isEqualTo("اکبر علی");
        assertThat(PersonName.ofNullable(" ", null)).isEmpty();
    }

    @Test
    void aNameOfTheWrongScriptOrNoneIsRefused() {
        assertRefused("name.empty", () -> new PersonName(" ", null));
        assertRefused("name.latin", () -> PersonName.latin("اکبر"));
        assertRefused("name.latin", () -> PersonName.latin("Akbar <b>"));
        assertRefused("name.latin", () -> PersonName.latin("-."));
        assertRefused("name.urdu", () -> new PersonName(null, "Akbar"));
        assertThat(PersonName.latin("a".repeat(150)).latin()).hasSize(150);
        assertRefused("name.length", () -> PersonName.latin("a".repeat(151)));
    }

    @Test
    void namesAgreeWhateverTheirCase() {
        assertThat(PersonName.latin("akbar ali").agreesWith(PersonName.latin("Akbar Ali")))
                .isTrue();
        assertThat(PersonName.latin("Akbar").agreesWith(PersonName.latin("Akbar Ali")))
                .isFalse();
        assertThat(PersonName.latin("Akbar").agreesWith(new PersonName(null, "اکبر")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PPC 376,PPC 376",
        "ppc 375a,PPC 375A",
        "PPC 376 (3),PPC 376(3)",
        "PPC 376(1)(b)(ii)(a)(explanation),PPC 376(1)(b)(ii)(a)(explanation)",
        "peca 22,PECA 22",
        "PPC 292-A,PPC 292A"
    })
    void aSectionIsReadAsPeopleWriteIt(String written, String section) {
        assertThat(Section.parse(written)).hasToString(section);
    }

    @ParameterizedTest
    @ValueSource(strings = {"376", "PPC", "PPC three", "P 376", "PPC 376(", "PPC 12345"})
    void whatIsNoSectionIsRefused(String written) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Section.parse(written));
    }

    @Test
    void aSubsectionLiesInItsSection() {
        assertThat(Section.parse("PPC 376(3)(a)").enclosing()).contains(Section.parse("PPC 376(3)"));
        assertThat(Section.parse("PPC 376").enclosing()).isEmpty();
    }

    @Property
    void everyRegisterNumberIsReadBackAndOneWrongDigitIsFound(
            @ForAll @IntRange(min = 100_000_000, max = 999_999_999) int serial,
            @ForAll @IntRange(min = 0, max = 9) int place,
            @ForAll @IntRange(min = 1, max = 9) int off) {
        String written = new RegisterNumber(serial).formatted();
        assertThat(RegisterNumber.parse(written).serial()).isEqualTo(serial);
        String digits = written.replaceAll("[^0-9]", "");
        assertThat(RegisterNumber.parse(digits).serial()).isEqualTo(serial);
        char wrong = (char) ('0' + (digits.charAt(place) - '0' + off) % 10);
        assertRefused(
                "register-number",
                () -> RegisterNumber.parse(digits.substring(0, place) + wrong + digits.substring(place + 1)));
    }

    @Property
    void twoNeighbouringDigitsInTheWrongOrderAreFound(
            @ForAll @IntRange(min = 100_000_000, max = 999_999_999) int serial,
            @ForAll @IntRange(min = 0, max = 8) int place) {
        String digits = new RegisterNumber(serial).formatted().replaceAll("[^0-9]", "");
        StringBuilder turned = new StringBuilder(digits);
        turned.setCharAt(place, digits.charAt(place + 1));
        turned.setCharAt(place + 1, digits.charAt(place));
        if (!turned.toString().equals(digits)) {
            assertRefused("register-number", () -> RegisterNumber.parse(turned.toString()));
        }
    }

    @Test
    void aRegisterNumberHasTenDigitsOfWhichTheFirstIsNoZero() {
        assertThat(new RegisterNumber(482_139_075)).hasToString("R-482-139-0759");
        assertThat(new RegisterNumber(100_000_000)).hasToString("R-100-000-0005");
        assertThat(new RegisterNumber(999_999_999)).hasToString("R-999-999-9990");
        for (String same :
                List.of("r 482 139 0759", "4821390759", " R4821390759 ", "R-۴۸۲-۱۳۹-۰۷۵۹", "R-48213907-59")) {
            assertThat(RegisterNumber.parse(same).serial()).as(same).isEqualTo(482_139_075);
        }
        for (String none :
                List.of("", "R", "R-0000042-2", "R-482-139-075", "R-482-139-07590", "R-082-139-0751", "X4821390759")) {
            assertRefused("register-number", () -> RegisterNumber.parse(none));
        }
        for (int none : new int[] {99_999_999, 1_000_000_000, 0, -1}) {
            assertRefused("register-number", () -> new RegisterNumber(none));
        }
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void aTextThatTurnsTheDirectionOfOthersIsRefusedAndTheMarksOfALetterAreNot() {
        for (int mark : new int[] {0x202A, 0x202E, 0x2066, 0x2069, 0x00, 0x1B, 0x7F, 0x9F}) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .as("U+%04X", mark)
                    .isThrownBy(() -> PlainCharacters.require("House " + Character.toString(mark) + "1", "line"))
                    .matches(refused -> "line".equals(refused.field()) && "text.direction".equals(refused.code()));
        }
        for (int mark : new int[] {0x2029, 0x202F, 0x2065, 0x206A, 0x200C, 0x200E, 0x200F, '\t', '\n', '\r', ' '}) {
            PlainCharacters.require("گھر " + Character.toString(mark) + "1", "line");
        }
    }
}
