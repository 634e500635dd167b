package pk.gov.nsor.publicservice.outreach.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class CampaignWordingTest {

    @Autowired
    private CampaignWording wording;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 offenders live in Lahore",
                "In Lahore there are twelve of them",
                "Lahore mein 12 mujrim rehte hain",
                "Lahore mein das mujrim hain",
                "لاہور میں ۱۲ مجرم رہتے ہیں",
                "لاہور میں بارہ مجرم ہیں",
                "Punjab has 1,200 offenders",
                "Dera Ghazi Khan: hundreds of offenders",
                "1-2 of them are in Tehsil Jaranwala",
                "Call 15! Lahore has 40 of them",
                "Lahore: call 15 or ask us about 40 men",
                "Up to 300 offenders live in Lahore",
                "Lahore par 300 mujrim",
                "Lahore ko 300 mujrimon se khatra",
                "Lahore police: 300 offenders",
                "Lahore: call 15 or 300 offenders",
                "Lahore: helpline 300",
                "Lahore has 15 offenders",
                "Lahore police: 15 offenders",
                "Lahore mein barah mujrim",
                "Lahore mein atharah mujrim",
                "Lahore mein do lakh mujrim",
                "Lahore: a million of them",
                "لاہور پر ۳۰۰ مجرم",
                "لاہور پولیس: 300 مجرم",
                "لاہور میں اکتالیس مجرم",
                "لاہور میں ایک لاکھ مجرم",
                "لاہور میں با\u200Cرہ مجرم ہیں"
            })
    void aTextThatNamesAnAreaAndANumberIsRefusedAndSaysWhich(String text) {
        assertThatThrownBy(() -> wording.require(TextLanguage.URDU, text, "urdu"))
                .isInstanceOf(InvalidValueException.class)
                .extracting(refused -> ((InvalidValueException) refused).messageKey())
                .isEqualTo("invalid.campaign.area-and-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There are 12 offenders in your district",
                "Twelve offenders live around you",
                "Aap ke ilaqe mein barah mujrim hain",
                "Yahan 12 mujrim rehte hain",
                "Apne ilaqe ke saath mujrimon se bachen",
                "آپ کے ضلع میں ۱۲ مجرم ہیں",
                "آپ کے علاقے میں بارہ مجرم ہیں",
                "یہاں دو مجرم ہیں",
                "One offender lives in your village",
                "Lahore mein ek mujrim hai"
            })
    void wordsThatMeanHereNameAnAreaToo(String text) {
        assertThatThrownBy(() -> wording.require(TextLanguage.URDU, text, "urdu"))
                .extracting(refused -> ((InvalidValueException) refused).messageKey())
                .isEqualTo("invalid.campaign.area-and-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 of them live among us all",
                "There are 12 offenders. Be careful.",
                "Forty men harm children",
                "Two of three offenders live with children",
                "12 of 40 children were harmed",
                "bara mujrim hain",
                "دو مجرم ہیں",
                "۱۲ مجرم ہیں"
            })
    void toSomeDistrictsNoNumberOfPeopleIsSaid(String text) {
        CampaignTexts texts = new CampaignTexts(null, text, null);
        assertThatThrownBy(() -> wording.requireNoCounts(texts, false))
                .isInstanceOf(InvalidValueException.class)
                .extracting(refused -> ((InvalidValueException) refused).field())
                .isEqualTo("romanUrdu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Two of three children are harmed by somebody they know.",
                "One in 5 children tells nobody. Call 15 or 1099.",
                "90% of children know who harms them",
                "Har 5 mein se 1 bacha kisi ko nahi batata",
                "ہر پانچ میں سے ایک بچہ کسی کو نہیں بتاتا",
                "Ask us until 15 December 2026, 24 hours a day",
                "Open on 15.12.2026 and on 3 May 2027. Helpline 1099, 24/7",
                "Hamare saath chalen, 15 par call karen",
                "Talk with your teen for 10 minutes",
                "اسی لیے بچوں کی سنیں، کال 15 کریں",
                "Children under 18: call 15",
                "Every child needs one person to trust"
            })
    void toSomeDistrictsSharesOfChildrenTimesAndNumbersToBeCalledAreTaken(String text) {
        wording.requireNoCounts(new CampaignTexts(null, text, null), false);
        assertThat(wording.require(TextLanguage.URDU, text, "urdu")).isEqualTo(text);
    }

    @Test
    void anAreaInOneTextAndANumberInAnotherAreRefusedAtTheNumber() {
        CampaignTexts texts = new CampaignTexts("Chiniot: be careful", null, "بارہ مجرم ہیں");
        assertThatThrownBy(() -> wording.requireNoCounts(texts, true))
                .isInstanceOf(InvalidValueException.class)
                .extracting(refused -> ((InvalidValueException) refused).field())
                .isEqualTo("urdu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Teach your child: no secrets with grown-ups. In danger call 15.",
                "Lahore: the crisis cell is open. Call 1099 or 15",
                "Is anybody following you in Lahore? Helpline 1099",
                "Two of three children know who harms them.",
                "A child who tells you trusts you. Listen, believe, and call 15 at once."
            })
    void oneOfBothAloneAndNumbersToBeCalledAreTaken(String text) {
        assertThat(wording.require(TextLanguage.ENGLISH, text, "english")).isEqualTo(text);
    }

    /** Whatever stands around it: a number that nobody can call is a count. */
    @Test
    void aNumberThatIsNoOnesToCallIsRefusedBehindAnyWord() {
        SplittableRandom random = new SplittableRandom(20261202);
        List<String> before = List.of(
                "call",
                "dial",
                "to",
                "police",
                "par",
                "ko",
                "send",
                "number",
                "helpline",
                "or",
                "call 15 or",
                "sms",
                "کال",
                "پر",
                "کو",
                "پولیس",
                "نمبر",
                "فون");
        for (int i = 0; i < 300; i++) {
            String number = Integer.toString(16 + random.nextInt(880));
            String text = "Lahore %s %s mujrim".formatted(before.get(i % before.size()), number);
            assertThatThrownBy(() -> wording.require(TextLanguage.URDU, text, "urdu"))
                    .as(text)
                    .isInstanceOf(InvalidValueException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lahore: in danger 15 par call karen",
                "Lahore: text HELP to 7000",
                "Lahore: send HELP to 7000, or call police 15",
                "Lahore: call 03339085709 or 0800-22227",
                "Is Lahore far? Write to +923339085709",
                "Behtar Lahore: bara aur tera ghar mehfooz"
            })
    void numbersThatAreCalledAreTakenHoweverItIsSaid(String text) {
        assertThat(wording.require(TextLanguage.ENGLISH, text, "english")).isEqualTo(text);
    }

    @Test
    void aHelplineInUrduIsTaken() {
        String text = "لاہور: خطرے میں کال 15 کریں";
        assertThat(wording.require(TextLanguage.URDU, text, "urdu")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, a, 160", "ROMAN_URDU, a, 160", "URDU, ا, 134"})
    void aTextFitsWithTheLineThatSaysHowToStopAndNotOneLetterMore(TextLanguage language, String letter, int most) {
        int room = most - wording.sent(language, "").length();
        assertThat(wording.require(language, letter.repeat(room), "text")).hasSize(room);
        assertThatThrownBy(() -> wording.require(language, letter.repeat(room + 1), "text"))
                .extracting(refused -> ((InvalidValueException) refused).messageKey())
                .isEqualTo("invalid.campaign.long");
    }

    @Test
    void aLetterThatIsNotInTheAlphabetOfSmsIsNamed() {
        assertThatThrownBy(() -> wording.require(TextLanguage.ENGLISH, "Be safe, don’t wait", "english"))
                .hasMessageContaining("’");
        assertThat(wording.require(TextLanguage.ENGLISH, "Be safe, don't wait", "english"))
                .isNotEmpty();
    }

    @Test
    void nobodysCnicIsTold() {
        assertThatThrownBy(() -> wording.require(TextLanguage.ENGLISH, "Beware of 93520-1234567-1", "english"))
                .extracting(refused -> ((InvalidValueException) refused).messageKey())
                .isEqualTo("invalid.campaign.cnic");
    }

    @Test
    void howToStopStandsInTheLanguageOfTheText() {
        assertThat(wording.sent(TextLanguage.ENGLISH, "Be safe.")).isEqualTo("Be safe. STOP ends these messages.");
        assertThat(wording.sent(TextLanguage.ROMAN_URDU, "Mehfooz rahen.")).endsWith("BAND likhen.");
        assertThat(wording.sent(TextLanguage.URDU, "محفوظ رہیں۔")).endsWith("بند لکھیں۔");
    }
}
