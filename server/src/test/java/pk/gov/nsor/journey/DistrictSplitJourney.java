package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since splits stay")
@DirtiesContext
class DistrictSplitJourney {

    @Autowired
    private People people;

    @Autowired
    private Clock clock;

    private final Browser browser;
    private final Officers officers;
    private Officer registrar;
    private Officer supervisor;

    DistrictSplitJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aDistrictIsSplitFromADayAndItsPeopleAndPagesFollow() {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = today.plusDays(37);
        PersonId moving = resident("PK60804");
        PersonId unassigned = resident(null);
        PersonId another = resident(null);

        browser.signIn(registrar.name(), Officers.PASSWORD).open("/approvals/new?kind=district-split");
        inBothLanguages("split-which");
        browser.fill("district", "Multan");
        browser.submit();
        assertThat(browser.text()).contains("Jalalpur Pirwala", "City Police Station Multan");
        browser.page().getByText("Choose another").click();
        browser.open("/places/faisalabad")
                .page()
                .getByText("Propose to split this district")
                .click();
        inBothLanguages("split-new");
        browser.submit();
        assertThat(browser.text())
                .contains(
                        "Give the new district’s name in both languages.",
                        "Give where the headquarters lies, in degrees.",
                        "Choose the tehsils that move to the new district.");
        browser.check("split-new-errors");

        browser.fill("nameEn", "Faisalabad")
                .fill("nameUr", "جڑانوالہ")
                .fill("headquarters", "Jaranwala")
                .fill("latitude", "28.6139° N")
                .fill("longitude", "۷۳٫۴۱۹۴".replace('٫', '.'))
                .fill("effectiveFrom", day.toString())
                .fill("reason", "Notified by the Board of Revenue")
                .choose("tehsils", "PK60804")
                .choose("tehsils", "PK60806");
        browser.page().locator("#divisionEn").selectOption("Faisalabad");
        browser.submit();
        assertThat(browser.text()).contains("A district can not be its own successor");
        browser.fill("nameEn", "Jaranwala").submit();
        assertThat(browser.text()).contains("farther than any district reaches");
        browser.fill("latitude", "31.3342").submit();
        assertThat(browser.heading()).isEqualTo("Check this before you propose it");
        assertThat(browser.text())
                .contains(
                        "Jaranwala, Tandlian Wala",
                        "Tehsils that move: 2 of 6",
                        "Addresses that lie in the new district from then on: 1, of 1 people",
                        "whose tehsil is not known: 2");
        browser.check("split-check");
        browser.press("Change what I wrote");
        assertThat(browser.page().locator("input[name=tehsils]:checked").count())
                .isEqualTo(2);
        browser.submit().submit();
        assertThat(browser.text()).contains("another person has to approve it");
        String proposal = browser.page().url().replaceFirst("^https?://[^/]+", "");

        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(proposal);
        inBothLanguages("split-decide");
        browser.press("Approve");
        assertThat(browser.text()).contains("Approved.");

        browser.startAfresh().signIn(registrar.name(), Officers.PASSWORD).open("/places/faisalabad");
        assertThat(browser.text())
                .contains("Addresses recorded before the split whose tehsil is not known: 2", "Over the split");
        inBothLanguages("split-old-district");
        browser.open("/places/jaranwala");
        assertThat(browser.text())
                .contains("Until then it is part of Faisalabad", "Sessions Court (Special Court), Jaranwala");
        inBothLanguages("split-new-district");

        browser.open("/places?q=Jaranwala");
        assertThat(browser.text()).contains("No place is known by this name");
        browser.open("/places?q=Jaranwala&on=" + day);
        assertThat(browser.text()).contains("One district is known by this name", "The places as they are on");
        inBothLanguages("split-places-on-a-day");
        browser.open("/places?on=someday");
        assertThat(browser.page().locator("#on-error").innerText()).isNotBlank();
        browser.check("split-places-bad-day");

        browser.open("/people/" + moving);
        assertThat(words()).contains("Tehsil Jaranwala", "Faisalabad", "then", "Tehsil Jaranwala of the address");
        inBothLanguages("split-record");

        browser.open("/people/unassigned?district=faisalabad");
        assertThat(browser.heading()).contains("(2)");
        inBothLanguages("split-unassigned");
        browser.page().getByText("Choose the tehsil").first().click();
        inBothLanguages("split-assign");
        browser.submit();
        assertThat(words()).contains("Choose the tehsil.");
        browser.page().locator("#tehsil").selectOption("PK60806");
        browser.submit();
        assertThat(browser.heading()).contains("(1)");
        browser.open("/people/" + unassigned);
        assertThat(words()).contains("Tehsil Tandlian Wala recorded with the address");

        browser.open("/people/" + another + "/addresses/new")
                .fill("line1", "House 9")
                .fill("district1", "Kasur, Faisalabad")
                .fill("from1", "1 Jan 2025")
                .submit();
        assertThat(words()).contains("No place is called so. Choose one that is spelt like it");
        browser.check("split-address");
        browser.fill("district1", "chak jhumra").submit();
        assertThat(words()).contains("Tehsil Chak Jhumra, Faisalabad");
    }

    /** Without the marks that isolate names. */
    private String words() {
        return browser.text().replaceAll("[\\u2068\\u2069]", "");
    }

    private PersonId resident(@org.jspecify.annotations.Nullable String tehsil) {
        return people.register(
                Offenders.identity(LocalDate.of(1990, 1, 1)),
                null,
                List.of(new NewAddress("House 12, Mohalla Noor", "faisalabad", tehsil, LocalDate.of(2024, 1, 1))),
                null,
                registrar.actor());
    }

    private void inBothLanguages(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
