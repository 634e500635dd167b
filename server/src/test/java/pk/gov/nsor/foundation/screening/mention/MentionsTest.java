package pk.gov.nsor.foundation.screening.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.screening.mention.Mention.Kind;
import pk.gov.nsor.foundation.screening.mention.Mention.Said;

/** What a note mentions, and what its sentences say of it. */
class MentionsTest {

    @Test
    void aNameIsMentionedInEachScriptAndInSmallLetters() {
        assertThat(found("Met Zunaira at the bus stop.")).containsExactly("NAME Zunaira");
        assertThat(found("zunaira bibi ne kaha ke wo theek hai")).containsExactly("NAME zunaira bibi");
        assertThat(found("زنیرہ بی بی نے کہا کہ وہ ٹھیک ہے")).containsExactly("NAME زنیرہ بی بی");
        assertThat(found("Zu\u200Bnai\u200Cra was seen.")).containsExactly("NAME Zu\u200Bnai\u200Cra");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HC Waseem opened the door.",
                "Sub-Inspector Tariq Mehmood was told.",
                "Dr Imran Qureshi advised rest.",
                "His brother Nasir came.",
                "His brothers Nasir and Akram came.",
                "Nasir, his elder brother, came.",
                "Us ka bhai Nasir mila.",
                "Nasir jo us ka bhai hai mila.",
                "ہیڈ کانسٹیبل اکرم نے گھر جا کر دیکھا",
                "ملزم کا بھائی ناصر ملا",
                "His employer Rafaqat confirmed it.",
                "Superintendent Asghar Bhatti ne bataya."
            })
    void whomTheSentenceItselfSaysNobodyHasToSay(String text) {
        assertThat(Mentions.in(text)).isNotEmpty().noneMatch(Mention::isOpen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Her brother Nasir came.",
                "Nasir ka bhai mila.",
                "His younger brother Nasir came.",
                "چھوٹا بھائی ناصر ملا",
                "His stepdaughter Maria is in class 8.",
                "Constable Nadia saw the victim Maria.",
                "Nasir, constable Rashid said so."
            })
    void aRelativeOfHersAChildAndWhoStandsBesideTheSurvivorAreAsked(String text) {
        assertThat(Mentions.in(text)).anyMatch(Mention::isOpen);
    }

    @Test
    void accountsAndAddressesOnlineAreFoundWhereTheyAreWrittenHowever() {
        assertThat(found("whatsapp par as ali.khan")).containsExactly("PHONE ali.khan");
        assertThat(found("Tiktok  account   jugnoo.star")).containsExactly("PHONE jugnoo.star");
        assertThat(found("facebook id facebook id zara1")).containsExactly("PHONE zara1");
        assertThat(found("facebook id maria@x.com")).containsExactly("PHONE maria@x.com");
        assertThat(found("insta id a.b_c@d.pk")).containsExactly("PHONE a.b_c@d.pk");
        assertThat(found("@some_handle")).containsExactly("PHONE @some_handle");
        assertThat(found("FACEBOOK ID Rosh_7 aur insta par r.khan")).containsExactly("PHONE Rosh_7", "PHONE r.khan");
    }

    @Test
    void districtsCourtsPrisonsAndStationsSayNothingOfAnybody() {
        assertThat(found("Transferred from Central Jail Sahiwal to District Jail Okara."))
                .isEmpty();
        assertThat(found("Thana Saddar Jhelum mein haazri hui.")).isEmpty();
        assertThat(found("Went to Lahore by bus.")).isEmpty();
        assertThat(found("تھانہ صدر جہلم میں حاضری ہوئی")).isEmpty();
    }

    @Test
    void anAddressASchoolAndAWorkplaceWithANameAreMentioned() {
        assertThat(found("Seen near House 12, Street 4, Model Town again."))
                .containsExactly("ADDRESS House 12, Street 4, Model Town");
        assertThat(found("mohalla Rasulpura ki gali number 7 mein khara tha"))
                .anyMatch(each -> each.startsWith("ADDRESS mohalla Rasulpura"));
        assertThat(found("گلی نمبر 7 محلہ رسول پورہ میں دیکھا گیا"))
                .anyMatch(each -> each.startsWith("ADDRESS گلی نمبر 7"));
        assertThat(found("She is at Iqra Grammar School.")).containsExactly("INSTITUTION Iqra Grammar School");
        assertThat(found("Works for Karim Rice Mills.")).containsExactly("INSTITUTION Karim Rice Mills");
        assertThat(found("He passed a school and went to the factory.")).isEmpty();
    }

    @Test
    void aNumberIsMentionedInDigitsOfThreeScriptsInWordsAndSplit() {
        assertThat(kinds("Call 0399-1234567.")).containsExactly(Kind.PHONE);
        assertThat(kinds("Call ۰۳۹۹ ۱۲۳4567.")).containsExactly(Kind.PHONE);
        assertThat(kinds("Call 03\u200B99 12\u200C34567.")).containsExactly(Kind.PHONE);
        assertThat(kinds("zero three nine nine one two three four five six seven"))
                .containsExactly(Kind.PHONE);
        assertThat(kinds("93520-1234567-1 is written there")).containsExactly(Kind.CNIC);
        assertThat(kinds("On 12-03-2026 at 10 30, FIR 123/2024, Rs 50000.")).isEmpty();
        assertThat(Mentions.digits("+92 399 1234567")).isEqualTo(Mentions.digits("٠٣٩٩-1234567"));
        assertThat(Mentions.digits("zero three double nine one two three four five six seven"))
                .isEqualTo(Mentions.digits("0399 1234567"));
    }

    @Test
    void oneMisspeltLongWordIsNoName() {
        assertThat(found("He recieved the certificat of attandance.")).isEmpty();
    }

    @Test
    void aTextOfTenThousandLettersIsReadInTime() {
        assertThat(Mentions.in("x".repeat(10_000))).hasSize(1);
        assertThat(Mentions.in("Zunaira ".repeat(1250))).isNotEmpty();
    }

    private static List<String> found(String text) {
        return Mentions.in(text).stream()
                .map(each -> each.kind() + " " + each.text())
                .toList();
    }

    private static List<Kind> kinds(String text) {
        return Mentions.in(text).stream().map(Mention::kind).toList();
    }

    @Test
    void whatIsSaidIsOfTheRightSort() {
        assertThat(Mentions.in("His guarantor Yaqoob and ASI Rashid met."))
                .extracting(Mention::said)
                .containsExactly(Said.PARTY, Said.OFFICE);
    }
}
