package pk.gov.nsor.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.matching.MadeUpNames;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;

/** Somebody is before the counter with a name and no card. */
@RegisterTest
class NameSearchJourney {

    private static final String DISTRICT = "gujrat";

    @Autowired
    private People people;

    @Autowired
    private Names names;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Actor actor = Actor.system("test");
    private final String word = MadeUpNames.word();
    private final Browser browser;
    private final Officers officers;

    NameSearchJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @Test
    void aRegistrarFindsSomebodyByANameFromBeforeInEitherLanguage() {
        PersonId person = registered(new PersonName("Muhammad Hussain " + word, "محمد حسین"), "Ghulam Rasool");
        long _ = names.change(person, new PersonName("Ghulam Qadir " + word, "غلام قادر"), LocalDate.now(clock), actor);
        String number = people.get(person).number().formatted();
        browser.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);

        browser.open("/people");
        browser.check("search");
        browser.page().locator("header input[name=q]").fill("mohd hussein " + word);
        browser.page().locator("header form[role=search] button").click();
        browser.page().waitForLoadState();
        assertThat(browser.text())
                .contains("Found (1)", "Ghulam Qadir " + word, "Formerly Muhammad Hussain " + word, "until", number);
        browser.check("search-found");

        PersonId alias = registered(PersonName.latin("Bashir Khan"), "Rahim Khan", "Husain " + word);
        search("hussain " + word);
        assertThat(browser.text())
                .contains(
                        "Found (2)",
                        "Also called Husain " + word,
                        people.get(alias).number().formatted());
        browser.check("search-two");
        browser.page().locator(".why summary").nth(1).click();
        assertThat(browser.text()).contains("the same letters", "only one of them has this word");
        browser.check("search-why");

        browser.inLanguage("ur");
        browser.page().waitForLoadState();
        browser.check("search");
        search("hussain " + word);
        assertThat(browser.text()).contains("سابقہ نام", "عرف", number);
        browser.page().locator(".why summary").nth(1).click();
        assertThat(browser.text()).contains("مطابقت کا وزن", "حروف وہی ہیں");
        browser.check("search-why");
        search("A");
        assertThat(browser.text()).contains("کم از کم 3 حروف");
        browser.check("search-wrong");
        browser.inLanguage("en");

        search("A");
        assertThat(browser.text()).contains("of which one word has at least 3 letters");
        browser.check("search-wrong");
        search(MadeUpNames.word());
        assertThat(browser.text()).contains("Nobody was found", "in the other script");
        browser.check("search-nobody");
        search("hussain " + word);
        browser.page()
                .locator("main a", new com.microsoft.playwright.Page.LocatorOptions().setHasText(number))
                .click();
        browser.page().waitForLoadState();
        assertThat(browser.text()).contains("Ghulam Qadir " + word, number);
    }

    @Test
    void somebodyIsFoundInTheSearchBoxWhileTheNameIsTypedAndOpenedWithTheKeyboard() {
        PersonId person = registered(new PersonName("Bashir " + word, "بشیر احمد"), "Rahim Khan");
        String number = people.get(person).number().formatted();
        browser.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        browser.open("/people");
        Locator box = browser.page().locator("header input[name=q]");
        box.pressSequentially("basheer " + word);
        Locator offered = browser.page().locator("#search-options [role=option]");
        assertThat(offered).hasCount(1);
        assertThat(offered.first()).containsText("Bashir " + word);
        assertThat(offered.first()).containsText(number);
        box.press("Escape");
        assertThat(offered.first()).isHidden();
        assertThat(box).hasValue("basheer " + word);
        box.press("ArrowDown");
        assertThat(offered.first()).isVisible();
        browser.check("search-while-typed");
        box.press("ArrowDown");
        assertThat(offered.first()).isVisible();
        box.press("ArrowDown");
        assertThat(box).hasAttribute("aria-activedescendant", "search-options-0");
        box.press("Enter");
        browser.page().waitForURL("**/people/" + person);
        assertThat(browser.text()).contains(number);

        browser.open("/people").inLanguage("ur");
        browser.page().locator("main input[name=q]").pressSequentially("bashir " + word);
        Locator below = browser.page().locator("#q-options [role=option]");
        assertThat(below.first()).containsText("بشیر احمد");
        browser.check("search-while-typed");
        browser.inLanguage("en");
        browser.page().locator("main input[name=q]").fill("bashir " + word);
        browser.page().locator("main input[name=q]").press("Enter");
        browser.page().waitForLoadState();
        assertThat(browser.text()).contains("Bashir " + word, number);
    }

    @Test
    void manyOfANameAreAskedToBeNarrowed() {
        for (int each = 0; each < 21; each++) {
            PersonId _ = registered(PersonName.latin("Akbar " + word), each == 0 ? "Rahim Khan" : "Ghulam Rasool");
        }
        browser.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        search("Akbar " + word);
        assertThat(browser.text())
                .contains("The first 20 people", "There are more than 20")
                .doesNotContainPattern("\\b21\\b");
        browser.check("search-more");
        browser.fill("father", "Raheem Khan").fill("born", "1983");
        browser.fill("district", "Lahore");
        browser.send(browser.page().locator("main form[role=search] button[type=submit]"));
        browser.page().waitForLoadState();
        assertThat(browser.text()).contains("Found (1)", "Rahim Khan");
        browser.check("search-narrowed");
    }

    @Test
    void anOfficerFindsThoseOfTheDistrictAndNobodyElse() {
        Supervised supervised = new Supervised(registration, facts, jdbc, actor);
        PersonId own = supervised.in(DISTRICT);
        PersonId foreign = supervised.in("badin");
        for (PersonId person : List.of(own, foreign)) {
            long _ = names.change(person, PersonName.latin("Akbar " + word), LocalDate.now(clock), actor);
        }
        browser.signIn(
                officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER).name(), Officers.PASSWORD);
        search("akber " + word);
        assertThat(browser.text())
                .contains("Found (1)", people.get(own).number().formatted())
                .doesNotContain(people.get(foreign).number().formatted());
        browser.check("search-officer");
    }

    private void search(String name) {
        browser.open("/people").fill("q", name);
        browser.send(browser.page().locator("main form[role=search] button[type=submit]"));
        browser.page().waitForLoadState();
    }

    private PersonId registered(PersonName name, String father, String... aliases) {
        return people.register(
                new Identity(
                        name,
                        PersonName.latin(father),
                        Sex.MALE,
                        LocalDate.of(1984, 5, 3),
                        "PK",
                        List.of(aliases).stream().map(PersonName::latin).toList()),
                Samples.cnic(),
                List.of(new NewAddress("House 3, Street 9", "lahore", LocalDate.of(2024, 6, 1))),
                null,
                actor);
    }
}
