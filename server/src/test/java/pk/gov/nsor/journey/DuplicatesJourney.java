package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.duplicates.DuplicateSearch;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

@RegisterTest
class DuplicatesJourney {

    private static final LocalDate BORN = LocalDate.of(1979, 2, 17);

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private DuplicateSearch search;

    private final Browser browser;
    private final Officers officers;
    private Officer registrar;
    private Officer supervisor;

    DuplicatesJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void twoRecordsAreComparedAndTwoPeopleJoinThemAndPartThemAgain() {
        PersonId first = registered(new PersonName("Akbar Zarmeenagul", "اکبر زرمینہ گل"), "lahore");
        PersonId second = registered(PersonName.latin("Akber Zarminagul"), "lahore");
        assertThat(search.compare(second)).isPositive();
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/duplicates");
        inBothLanguages("duplicates");
        browser.fill("q", "Zarmeenagul").press("Show");
        assertThat(browser.text()).contains("Akbar Zarmeenagul", "Akber Zarminagul");
        browser.page().locator("a:has-text('Compare')").first().click();
        assertThat(browser.heading()).isEqualTo("Two records that may be one person");
        inBothLanguages("duplicates-pair");
        browser.press("Decide");
        assertThat(browser.text()).contains("Choose what they are.");
        browser.check("duplicates-pair-errors");
        browser.choose("outcome", "SAME")
                .fill("reason", "The same photograph and scar on both records")
                .press("Decide");
        assertThat(browser.text()).contains("It counts when a second person has confirmed it.");
        String proposal = browser.page().url().replaceFirst("^https?://[^/]+", "");
        inBothLanguages("duplicates-proposed");

        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(proposal);
        browser.press("Approve");
        assertThat(browser.text()).contains("Approved.");

        browser.startAfresh().signIn(registrar.name(), Officers.PASSWORD).open("/people/" + first);
        String number = people.get(second).number().formatted();
        assertThat(browser.text()).contains("This record is joined with a newer one:", number, "Akber Zarminagul");
        inBothLanguages("merging-leading");
        browser.open("/people/" + second);
        assertThat(browser.page().url()).endsWith("/people/" + first);
        browser.open("/people/" + second + "/own");
        assertThat(browser.text())
                .contains(
                        "This record is joined with", people.get(first).number().formatted());
        inBothLanguages("merging-joined");

        long _ = people.recordAddress(
                first, new NewAddress("Flat 4, Block C", "multan", LocalDate.of(2026, 10, 1)), registrar.actor());
        browser.open("/people/" + first + "#duplicates");
        browser.page().locator("a:has-text('Part them again')").first().click();
        assertThat(browser.heading()).isEqualTo("Joined records");
        inBothLanguages("merging-parting");
        browser.fill("reason", "Their fingerprints are of two people").press("Ask a second person to confirm it");
        assertThat(browser.text()).contains("Say whose this is.");
        browser.check("merging-parting-errors");
        browser.choose(browser.page().locator("input[value='PART']").first());
        browser.press("Ask a second person to confirm it");
        assertThat(browser.text()).contains("It counts when a second person has confirmed it.");
        String parting = browser.page().url().replaceFirst("^https?://[^/]+", "");
        inBothLanguages("merging-proposed");
        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(parting);
        browser.press("Approve");
        assertThat(browser.text()).contains("Approved.");
        browser.open("/people/" + second);
        assertThat(browser.page().url()).endsWith("/people/" + second);
        assertThat(browser.text()).contains("Flat 4, Block C").doesNotContain("This record is joined with");
    }

    private void inBothLanguages(String name) {
        browser.check(name).inLanguage("ur").check(name).inLanguage("en");
    }

    private PersonId registered(PersonName name, String district) {
        return registration
                .register(
                        new Identity(name, PersonName.latin("Ghulam Rasool"), Sex.MALE, BORN, "PK", List.of()),
                        Samples.cnic(),
                        List.of(new NewAddress("House 3, Street 9", district, LocalDate.of(2024, 6, 1))),
                        Offenders.conviction("PPC 376"),
                        null,
                        registrar.actor())
                .person();
    }
}
