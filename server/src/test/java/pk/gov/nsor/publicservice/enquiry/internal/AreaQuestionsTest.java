package pk.gov.nsor.publicservice.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AreaChoices;
import pk.gov.nsor.publicservice.release.Band;

/** What the public is answered about areas. */
class AreaQuestionsTest {

    private static final String PHONE = "03990000001";

    private final EnquiryFixture desk = new EnquiryFixture();

    @BeforeEach
    void someBands() {
        desk.release.bands.putAll(Map.of(
                "lahore", Band.FROM_50,
                "faisalabad", Band.FROM_25,
                "haripur", Band.FEWER_THAN_5,
                "karachi-east", Band.FROM_10,
                "PK60804", Band.FROM_5));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AREA Faisalabad",
                "area lyallpur",
                "AREA: Faislabad",
                "Area district faisal-abad",
                "AREA فیصل آباد"
            })
    void anAreaInAnyUsualSpellingIsToldWithItsMonth(String text) {
        assertThat(desk.ask(PHONE, text))
                .isEqualTo(
                        "Faisalabad district, Nov 2026: 25 to 49 on the sex offenders register live there. A count only."
                                + " Confront nobody. Danger: 15");
    }

    @Test
    void theAnswerIsInTheLanguageOfTheQuestion() {
        assertThat(desk.ask(PHONE, "علاقہ لاہور"))
                .isEqualTo(
                        "ضلع لاہور، نومبر 2026: رجسٹر کے 50 یا زیادہ افراد یہاں ہیں۔ صرف تعداد ہے۔ خود قدم نہ اٹھائیں۔ خطرہ:"
                                + " 15");
        assertThat(desk.ask(PHONE, "ILAQA Haripur"))
                .startsWith("Zila Haripur, Nov 2026: register ke 5 se kam log yahan rehte hain.");
    }

    @Test
    void aTehsilIsToldWhereItHasABandAndElseItsDistrict() {
        assertThat(desk.ask(PHONE, "AREA Jaranwala")).startsWith("Jaranwala tehsil, Faisalabad, Nov 2026: 5 to 9 ");
        assertThat(desk.ask(PHONE, "AREA Summundri"))
                .startsWith("Faisalabad district (Summundri), Nov 2026: 25 to 49 ");
        assertThat(desk.count("select count(*) from enquiry.ledger where kind = 'AREA' and area = 'PK60804'"))
                .isEqualTo(1);
        assertThat(desk.count("select count(*) from enquiry.ledger where kind = 'AREA' and area = 'faisalabad'"))
                .isEqualTo(1);
    }

    @Test
    void aNameOfSeveralAreasIsAskedBackAndItsNumberAnsweredForFifteenMinutes() {
        assertThat(desk.ask(PHONE, "AREA Karachi"))
                .isEqualTo(
                        "Karachi: which one? Reply 1 Central, 2 East, 3 South, 4 West, 5 Keamari, 6 Korangi, 7 Malir");
        desk.clock.now = EnquiryFixture.START.plus(Duration.ofMinutes(14));
        assertThat(desk.ask(PHONE, "2")).startsWith("Karachi East district, Nov 2026: 10 to 24 ");
        assertThat(desk.ask(PHONE, "8")).startsWith("Karachi: which one?");
        desk.clock.now = EnquiryFixture.START.plus(Duration.ofMinutes(30));
        assertThat(desk.ask(PHONE, "٢")).as("too late").contains("LANG EN");
        assertThat(desk.ask("03990000002", "2"))
                .as("nobody asked this one back")
                .contains("LANG EN");
    }

    @Test
    void aNumberIsAnsweredAlsoWhereMidnightLiesBetween() {
        desk.clock.now = Instant.parse("2026-11-25T18:55:00Z");
        desk.ask(PHONE, "AREA Khanpur");
        desk.clock.now = Instant.parse("2026-11-25T19:05:00Z");
        assertThat(desk.ask(PHONE, "1")).startsWith("Haripur district (Khanpur), Nov 2026: fewer than 5 ");
    }

    @Test
    void whatWasAskedBackAndItsNumberCanComeAtOnce() {
        Question area = desk.question(PHONE, "AREA Karachi");
        Question number = desk.question(PHONE, "2");
        assertThat(desk.ask(desk.handler, List.of(area, number)).get(number)).startsWith("Karachi East district");
    }

    @Test
    void theSameNumberIsAnsweredAgainWhereItMeansAnotherArea() {
        desk.ask(PHONE, "AREA Karachi");
        assertThat(desk.ask(PHONE, "2")).startsWith("Karachi East");
        assertThat(desk.ask(PHONE, "2")).as("the same text within the minute").isNull();
        desk.ask(PHONE, "AREA Dera");
        assertThat(desk.ask(PHONE, "2")).startsWith("Dera Ghazi Khan");
    }

    @Test
    void aNameThatIsNotKnownGetsTheNearestToChooseFrom() {
        assertThat(desk.ask(PHONE, "AREA Fisalabda"))
                .startsWith("No such area is known. Did you mean: reply 1 Faisalabad");
        assertThat(desk.ask(PHONE, "1")).startsWith("Faisalabad district");
        assertThat(desk.ask(PHONE, "AREA xqzwv"))
                .isEqualTo("No such district or tehsil is known. Send AREA and the name of a district, for example AREA"
                        + " Lahore");
        assertThat(desk.ask(PHONE, "علاقہ لاہوور")).contains("1 لاہور");
    }

    @Test
    void withoutANameOneIsToldHowToAsk() {
        assertThat(desk.ask(PHONE, "AREA")).startsWith("Send AREA and the name of a district");
        assertThat(desk.ask(PHONE, "علاقہ")).contains("علاقہ لاہور");
    }

    @Test
    void whatIsNotReleasedOrSwitchedOffIsSaidSo() {
        assertThat(desk.ask(PHONE, "AREA Quetta"))
                .isEqualTo("Quetta district: nothing has been released yet. Please ask"
                        + " again next month. In danger call 15.");
        desk.ask(PHONE, "AREA Karachi");
        desk.release.areasOpen = false;
        assertThat(desk.ask(PHONE, "AREA Lahore")).startsWith("The register is not answering questions about areas");
        assertThat(desk.ask(PHONE, "2")).startsWith("The register is not answering questions about areas");
        assertThat(desk.ask(PHONE, "HELP")).contains("15");
        desk.release.areasOpen = true;
        assertThat(desk.ask(PHONE, "AREA Lahore"))
                .as("another answer to the same text")
                .startsWith("Lahore district");
    }

    @Test
    void areasCountAgainstTheLimitOfOtherMessages() {
        for (int i = 0; i < 9; i++) {
            assertThat(desk.ask(PHONE, "AREA Lahore" + " ".repeat(i) + i)).isNotNull();
        }
        assertThat(desk.ask(PHONE, "AREA Karachi")).startsWith("Karachi");
        assertThat(desk.ask(PHONE, "2")).startsWith("Too many such messages");
        assertThat(desk.ask(PHONE, "AREA Lahore")).isNull();
    }

    @Test
    void theLedgerKeepsTheAreaAndNothingOfWhatWasWritten() {
        desk.ask(PHONE, "AREA Lahore");
        desk.ask(PHONE, "AREA Karachi");
        assertThat(desk.count("""
                        select count(*) from enquiry.ledger
                        where kind = 'AREA' and area = 'lahore' and policy_version = 7 and cnic_hash is null
                        """)).isEqualTo(1);
        assertThat(desk.count("select count(*) from enquiry.ledger where kind = 'AREA_CHOICE' and area is null"))
                .isEqualTo(1);
        assertThat(desk.count("select count(*) from enquiry.recent_choice where key_day = '2026-11-25'"))
                .isEqualTo(1);
    }

    @Test
    void choicesThatAreOverAreRemoved() {
        desk.ask(PHONE, "AREA Karachi");
        AreaChoices choices = new AreaChoices(desk.jdbc, desk.keys, desk.clock);
        desk.clock.now = EnquiryFixture.START.plus(Duration.ofMinutes(15)).minusMillis(1);
        choices.forgetOld();
        assertThat(desk.count("select count(*) from enquiry.recent_choice")).isEqualTo(1);
        desk.clock.now = EnquiryFixture.START.plus(Duration.ofMinutes(15));
        choices.forgetOld();
        assertThat(desk.count("select count(*) from enquiry.recent_choice")).isZero();
    }
}
