package pk.gov.nsor.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

/** The fields that help: days, numbers and places, with the keyboard, in both languages. */
@RegisterTest
class FieldsJourney {

    private static final List<String> BETWEEN = List.of("", "", "-", " ", ".", "–", "\u200E", " - ");

    private static final int EACH = 60;

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private UiFormat uiFormat;

    private Browser browser;
    private Officer officer;
    private PersonId person;

    @BeforeEach
    void open() {
        officer = new Officers(accounts).of(new OfDistrict("lahore"), Role.SUPERVISING_OFFICER);
        person = new Supervised(registration, facts, jdbc, officer.actor()).in("lahore");
        browser = new Browser(port).signIn(officer.name(), Officers.PASSWORD);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anAddressNoticeInLahoreTakesFourPagesAndSixFields() {
        browser.open("/people/" + person);
        int before = browser.pagesOpened();
        browser.page()
                .locator("main a", new Page.LocatorOptions().setHasText("Record a notice"))
                .first()
                .click();
        browser.page().waitForURL("**/notices/new");
        int fields = fields();
        browser.choose("kind", "ADDRESS").submit();
        fields += fields();
        browser.fill("on", today().toString()).fill("line", "House 7, Canal Road");
        type("district", "lahore");
        assertThat(options().first()).containsText("Lahore district, Punjab");
        browser.check("notice-place-offered");
        type("district", "lahore");
        keys("ArrowDown", "Enter");
        browser.submit();
        fields += fields();
        browser.submit();
        fields += fields();
        assertThat(browser.text()).contains("House 7, Canal Road", "Lahore");
        assertThat(browser.page().url()).endsWith("/check");
        assertThat(fields).isLessThanOrEqualTo(6);
        assertThat(browser.pagesOpened() - before)
                .as("pages from the record to the receipt")
                .isLessThanOrEqualTo(4);
        browser.submit();
        assertThat(browser.heading()).isEqualTo("Receipt of a notice");
        assertThat(browser.text()).contains("The notice is recorded.");
    }

    @Test
    void aDayIsShownInWordsAsItWasUnderstoodAndCanBeChosenInACalendar() {
        particulars();
        Locator day = browser.page().locator("#on");
        LocalDate meant = today().minusDays(1);
        String typed = "%d/%d/%02d".formatted(meant.getDayOfMonth(), meant.getMonthValue(), meant.getYear() % 100);
        day.fill(typed);
        day.press("Tab");
        assertThat(day).hasValue(uiFormat.day(meant));
        assertThat(browser.page().locator(".day-words")).hasText(uiFormat.day(meant));
        assertThat(browser.page().locator(".calendar")).hasValue(meant.toString());
        browser.check("field-day");

        browser.page().locator(".calendar").evaluate("""
                (field, day) => { field.value = day; field.dispatchEvent(new Event("change", {bubbles: true})); }""", today().toString());
        assertThat(browser.page().locator(".day-words")).hasText(uiFormat.day(today()));
        assertThat(browser.page().getByText("Calendar").first()).isVisible();
        browser.inLanguage("ur").check("field-day");
    }

    @Test
    void withoutAScriptADayWithAShortYearComesBackInWordsAndCountsWithTheNextPress() {
        particulars();
        browser.page().route("**/day?*", route -> route.abort());
        LocalDate meant = today().minusDays(1);
        browser.fill("line", "House 7, Canal Road")
                .fill("district", "Lahore")
                .fill("on", "%d/%d/%02d".formatted(meant.getDayOfMonth(), meant.getMonthValue(), meant.getYear() % 100))
                .submit();
        assertThat(browser.text()).contains("This was read as " + uiFormat.day(meant));
        assertThat(browser.page().locator("#on")).hasValue(uiFormat.day(meant));
        browser.submit();
        assertThat(browser.heading()).isEqualTo("When and how the station was notified");
    }

    @Test
    void aPlaceIsChosenWithTheKeyboardByTwoLettersInEitherScriptAndWithItsDistrict() {
        particulars();
        Locator place = browser.page().locator("#district");
        type("district", "l");
        assertThat(place).hasAttribute("aria-expanded", "false");
        type("district", "لا");
        assertThat(place).hasAttribute("aria-expanded", "true");
        assertThat(options()
                        .filter(new Locator.FilterOptions().setHasText("Lahore"))
                        .first())
                .isVisible();
        type("district", "jaran");
        assertThat(options()).hasText(new String[] {"Jaranwala tehsil of Faisalabad, Punjab"});
        keys("ArrowUp");
        assertThat(place).hasAttribute("aria-activedescendant", "district-options-0");
        keys("Escape");
        assertThat(place).hasAttribute("aria-expanded", "false");
        assertThat(place).hasValue("jaran");
        browser.page().keyboard().press("ArrowDown");
        assertThat(options()).hasCount(1);
        keys("ArrowDown", "Enter");
        assertThat(place).hasValue("Jaranwala, Faisalabad");
    }

    @Test
    void whatIsOfferedOverAButtonThatIsBeingPressedIsNotChosenByThatPress() {
        particulars();
        browser.page().evaluate("""
                () => {
                  const list = document.querySelector("#district-options");
                  const isPressed = () => getComputedStyle(list).pointerEvents !== "none";
                  new MutationObserver(() => {
                    if (!list.hidden) {
                      window.pressedAtOnce = isPressed();
                    }
                  }).observe(list, { attributes: true });
                }
                """);

        type("district", "jaran");
        assertThat(options()).hasCount(1);
        Assertions.assertThat(browser.page().evaluate("() => window.pressedAtOnce"))
                .isEqualTo(false);

        options().click();
        assertThat(browser.page().locator("#district")).hasValue("Jaranwala, Faisalabad");
    }

    @Test
    void aStationIsTypedInTheFilterOfTheCaseloadAndItsKeyStandsInTheAddress() {
        Officer province = new Officers(accounts).of(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR);
        browser.startAfresh().signIn(province.name(), Officers.PASSWORD).open("/caseload?list=everybody");
        browser.page().locator("#station").pressSequentially("لاہ");
        Locator offered = browser.page().locator("#station-options [role=option]");
        assertThat(offered).hasText(new String[] {"City Police Station Lahore police station, Lahore"});
        browser.check("caseload-place-offered");
        browser.page().locator("#station").focus();
        browser.page().keyboard().press("ArrowDown");
        assertThat(offered).isVisible();
        browser.page().keyboard().press("ArrowDown");
        browser.page().keyboard().press("Enter");
        browser.press("Show");
        assertThat(browser.page().locator("#station")).hasValue("City Police Station Lahore, Lahore");
        assertThat(browser.page()
                        .locator("#list a[href*='page=2'], #list-tabs a")
                        .first())
                .hasAttribute("href", Pattern.compile(".*station=city-police-station-lahore.*"));
        browser.check("caseload-of-a-station");
        browser.inLanguage("ur").check("caseload-of-a-station");
        assertThat(browser.page().locator("#station")).hasValue("تھانہ سٹی لاہور، لاہور");
        browser.inLanguage("en").open("/caseload?station=quetta");
        assertThat(browser.text()).contains("No place is called so.");
        browser.open("/caseload?station=city-police-station-quetta");
        assertThat(browser.text()).contains("This place lies outside the area in question.");
        browser.check("caseload-place-elsewhere");
        browser.inLanguage("ur").check("caseload-place-elsewhere");
        browser.inLanguage("en").open("/directory?district=Karachi");
        assertThat(browser.text()).contains("Several places are called so.");
        browser.check("directory-place-asked-back");
        browser.inLanguage("ur").check("directory-place-asked-back");
        browser.inLanguage("en");
        browser.page().locator(".meanings a").first().click();
        assertThat(browser.page()).hasURL(Pattern.compile(".*district=karachi-.*"));
    }

    @Test
    void aNameThatSeveralPlacesHaveIsAskedBackInBothLanguagesAndTheAnswerCounts() {
        particulars();
        browser.fill("on", today().toString())
                .fill("line", "Flat 2")
                .fill("district", "Karachi")
                .submit();
        assertThat(browser.text()).contains("Which place is meant?", "Karachi East – district, Sindh");
        browser.check("place-asked-back");
        browser.choose(browser.page().locator("#district-meant-karachi-east"));
        browser.submit();
        assertThat(browser.heading()).isEqualTo("When and how the station was notified");
    }

    @Test
    void numbersFormatThemselvesAndMeanWhatTheyMeantHoweverTheyAreTypedOrPasted() {
        particulars();
        browser.page()
                .locator("#line")
                .evaluate("field => { field.dataset.format = 'cnic'; field.removeAttribute('maxlength'); }");
        Random random = new Random(23);
        for (int i = 0; i < EACH; i++) {
            String digits = "9" + digits(random, 12);
            String written = written(random, digits);
            assertThat(Cnic.parse(formatted("cnic", written))).as(written).isEqualTo(Cnic.parse(written));
            assertThat(formatted("cnic", written)).matches("[0-9]{5}-[0-9]{7}-[0-9]");
        }
        for (int i = 0; i < EACH; i++) {
            String national = "399" + digits(random, 7);
            String written = List.of("0", "+92", "0092", "+92 ").get(i % 4) + written(random, national);
            String formatted = formatted("phone", written);
            assertThat(MobileNumber.parse(formatted)).as(written).isEqualTo(MobileNumber.parse(written));
            assertThat(formatted).matches("(0[0-9]{3}|\\+92 [0-9]{3}) [0-9]{7}");
        }
        for (int i = 0; i < EACH; i++) {
            String written = (1 + random.nextInt(1_899))
                    + List.of("/", "-", " ", " / ").get(i % 4)
                    + List.of("2026", "26", "1998", "98", "۲۰۲۶").get(i % 5);
            String formatted = formatted("fir", written);
            assertThat(CaseNumber.ofFir(formatted)).as(written).isEqualTo(CaseNumber.ofFir(written));
            assertThat(formatted).matches("[0-9]+/[0-9]{4}");
        }
        assertThat(formatted("fir", "1998/26")).isEqualTo("1998/26");
        // What is no such number stays as it is typed, and the server says why it is refused.
        for (String other : List.of("93520-1234567-12", "NSOR 12", "9352O1234567")) {
            assertThat(formatted("cnic", other)).isEqualTo(other);
        }
        for (String other : List.of("+44 7700 900123", "03990000001234", "call me")) {
            assertThat(formatted("phone", other)).isEqualTo(other);
        }
    }

    private void particulars() {
        browser.open("/people/" + person + "/notices/new")
                .choose("kind", "ADDRESS")
                .submit();
    }

    /** The fields that are to be filled in: of several buttons of one name one. */
    private int fields() {
        return ((Number) browser.page().evaluate("""
                () => new Set([...document.querySelectorAll("main input, main select, main textarea")]
                    .filter(field => field.type !== "hidden" && field.tabIndex >= 0 && field.checkVisibility())
                    .map(field => field.name)).size
                """)).intValue();
    }

    private void type(String field, String text) {
        browser.fill(field, "");
        browser.page().locator("#" + field).pressSequentially(text);
    }

    private void keys(String... keys) {
        assertThat(options().first()).isVisible();
        for (String key : keys) {
            browser.page().keyboard().press(key);
        }
    }

    private Locator options() {
        return browser.page().locator("#district-options [role=option]");
    }

    /** What the field makes of a text that is pasted into it and left. */
    private String formatted(String format, String text) {
        return (String) browser.page().locator("#line").evaluate("""
                (field, [format, text]) => {
                  field.dataset.format = format;
                  field.focus();
                  field.value = text;
                  field.setSelectionRange(text.length, text.length);
                  field.dispatchEvent(new InputEvent("input", {bubbles: true, inputType: "insertFromPaste"}));
                  field.dispatchEvent(new Event("change", {bubbles: true}));
                  return field.value;
                }""", List.of(format, text));
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /** With digits of one script and what people put between them. */
    private static String written(Random random, String digits) {
        char zero = List.of('0', '۰', '٠').get(random.nextInt(3));
        StringBuilder written = new StringBuilder();
        for (char digit : digits.toCharArray()) {
            written.append((char) (zero + digit - '0')).append(BETWEEN.get(random.nextInt(BETWEEN.size())));
        }
        return written.toString();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
