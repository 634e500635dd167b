package pk.gov.nsor.publicservice.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

class EntryDetailsTest {

    @Test
    void whatHelpTellsIsOpenOfItsKindsAndHasWhatTheAnswerNeeds() {
        told(EntryKind.CRISIS_CELL, EntryStatus.OPEN, List.of());
        told(EntryKind.HELPLINE, EntryStatus.OPEN, List.of("1099"));
        assertRefused("directory.help-kind", () -> told(EntryKind.SSOIU, EntryStatus.OPEN, List.of("15")));
        assertRefused("directory.help-status", () -> told(EntryKind.HELPLINE, EntryStatus.NOTIFIED, List.of("1099")));
        assertRefused("directory.help-status", () -> told(EntryKind.HELPLINE, EntryStatus.FORMER, List.of("1099")));
        assertRefused("directory.help-number", () -> told(EntryKind.HELPLINE, EntryStatus.OPEN, List.of()));
        told(EntryKind.HELPLINE, EntryStatus.OPEN, List.of("0399-1234567"));
        assertRefused(
                "directory.help-number", () -> told(EntryKind.HELPLINE, EntryStatus.OPEN, List.of("00399-1234567")));
    }

    @Test
    void theNameInAnAnswerIsAsLongAsFits() {
        shortNames(EntryKind.CRISIS_CELL, "x".repeat(32), "ب".repeat(24));
        shortNames(EntryKind.HELPLINE, "x".repeat(20), "ب".repeat(16));
        assertRefused("directory.short", () -> shortNames(EntryKind.CRISIS_CELL, "x".repeat(33), "ب"));
        assertRefused("directory.short", () -> shortNames(EntryKind.CRISIS_CELL, "x", "ب".repeat(25)));
        assertRefused("directory.short", () -> shortNames(EntryKind.HELPLINE, "x".repeat(21), "ب"));
        assertRefused("directory.short", () -> shortNames(EntryKind.HELPLINE, "x", "ب".repeat(17)));
        assertRefused("directory.short", () -> shortNames(EntryKind.HELPLINE, "Help [1]", "ب"));
        assertRefused("directory.short", () -> shortNames(EntryKind.HELPLINE, "Help", "Help"));
        assertRefused("directory.told", () -> shortNames(EntryKind.HELPLINE, "", "ب"));
    }

    @Test
    void aNumberIsOfDigitsAndThereAreFiveAtMost() {
        for (String good : List.of("15", "1099", "0800-70806", "042-99203402", "0399-123-4567")) {
            numbers(List.of(good));
        }
        for (String bad : List.of("", "abc", "15 or 16", "-15", "15-", "+92 42 99203402")) {
            assertRefused("directory.numbers", () -> numbers(List.of(bad)));
        }
        numbers(List.of("1", "2", "3", "4", "5"));
        assertRefused("directory.numbers", () -> numbers(List.of("1", "2", "3", "4", "5", "6")));
    }

    @Test
    void textsHaveTheirLengthsOnBothSides() {
        assertThat(named("x".repeat(300)).nameEn()).hasSize(300);
        assertRefused("directory.long", () -> named("x".repeat(301)));
        assertRefused("directory.name", () -> named("  "));
        assertRefused("directory.letters", () -> named("a\u0000b"));
    }

    @Test
    void whereAShelterIsStandsNowhere() {
        EntryDetails shelter = of(EntryKind.SHELTER, EntryStatus.OPEN, List.of("0399-1234567"));
        assertThat(EntrySamples.with(shelter, published("", "")).isOnPublicPage())
                .isTrue();
        assertRefused("directory.shelter", () -> EntrySamples.with(shelter, published("Behind the mosque", "")));
        assertRefused("directory.shelter", () -> EntrySamples.with(shelter, published("", "مسجد کے پیچھے")));
    }

    @Test
    void thePublicPageListsWhatIsOpenAndCanBeReached() {
        EntryDetails adviser = of(EntryKind.SUPPORT_ADVISER, EntryStatus.OPEN, List.of("0399-1234567"));
        assertThat(EntrySamples.with(adviser, published("", "")).isOnPublicPage())
                .isTrue();
        EntryDetails announced = of(EntryKind.SUPPORT_ADVISER, EntryStatus.NOTIFIED, List.of("0399-1234567"));
        assertRefused("directory.page-status", () -> EntrySamples.with(announced, published("", "")));
        EntryDetails silent = of(EntryKind.SUPPORT_ADVISER, EntryStatus.OPEN, List.of());
        assertRefused("directory.page-reach", () -> EntrySamples.with(silent, published("", "")));
        assertThat(EntrySamples.with(adviser, published("", ""))
                        .with(EntryStatus.CLOSED)
                        .isOnPublicPage())
                .isFalse();
    }

    @Test
    void whatThePublicPageTellsAnewTakesTwoAndWhatItTellsNoMoreTakesOne() {
        EntryDetails adviser = of(EntryKind.SUPPORT_ADVISER, EntryStatus.OPEN, List.of("0399-1234567"));
        EntryDetails onPage = EntrySamples.with(adviser, published("Gate 2", ""));
        assertThat(onPage.tellsAnew(null)).isTrue();
        assertThat(onPage.tellsAnew(adviser)).isTrue();
        assertThat(onPage.tellsAnew(onPage)).isFalse();
        assertThat(EntrySamples.with(adviser, published("Gate 3", "")).tellsAnew(onPage))
                .isTrue();
        assertThat(EntrySamples.withDialling(onPage, "press 2").tellsAnew(onPage))
                .isTrue();
        assertThat(adviser.tellsAnew(onPage)).isFalse();
        assertThat(onPage.with(EntryStatus.CLOSED).tellsAnew(onPage)).isFalse();
    }

    private static EntryDetails of(EntryKind kind, EntryStatus status, List<String> numbers) {
        return EntrySamples.of(kind, status, "Sample", numbers, Jurisdiction.NATIONAL, null);
    }

    private static Reach published(String wayEn, String wayUr) {
        return new Reach(List.of(StaffLanguage.URDU), WomenOnStaff.ALWAYS, wayEn, wayUr, true);
    }

    private static void told(EntryKind kind, EntryStatus status, List<String> numbers) {
        EntrySamples.of(kind, status, "Sample", numbers, Jurisdiction.NATIONAL, 1, "Help", "مدد");
    }

    private static void shortNames(EntryKind kind, String english, String urdu) {
        EntrySamples.of(kind, EntryStatus.OPEN, "Sample", List.of("15"), Jurisdiction.NATIONAL, 1, english, urdu);
    }

    private static void numbers(List<String> numbers) {
        EntrySamples.of(EntryKind.HELPLINE, EntryStatus.OPEN, "Sample", numbers, Jurisdiction.NATIONAL, null);
    }

    private static EntryDetails named(String name) {
        return EntrySamples.cell(name, Jurisdiction.NATIONAL);
    }

    private static void assertRefused(String code, Runnable making) {
        assertThatThrownBy(making::run)
                .isInstanceOf(InvalidValueException.class)
                .extracting(refused -> ((InvalidValueException) refused).code())
                .isEqualTo(code);
    }
}
