package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observation.BlockReason;
import pk.gov.nsor.policing.notices.Observations;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

@RegisterTest
class ContradictionsJourney {

    private static final String DISTRICT = "hafizabad";

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Observations observations;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Browser browser;
    private final Supervised supervised;
    private final Officers officers;
    private @Nullable Supervised made;

    ContradictionsJourney(Browser browser, Supervised supervised, Officers officers) {
        this.browser = browser;
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        Officer officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        made = supervised.by(officer.actor());
        browser.signIn(officer.name(), Officers.PASSWORD);
    }

    @Test
    void anOfficerLooksIntoATenancyThatTheRecordDoesNotHaveAndTakesTheNoticeThatPutsItRight() {
        PersonId person = somebody();
        report(person, Feed.POLICE, new Observation.ObservedTenancy("Plot 77, Canal Road", "attock", null, today()));
        report(person, Feed.NADRA, new Observation.ObservedName(new PersonName("Akbar Shah", "اکبر شاہ"), today()));
        browser.open("/");
        assertThat(browser.text())
                .contains(
                        "Contradictions to resolve",
                        Objects.requireNonNull(made).numberOf(person));
        both("today-contradictions");
        browser.open("/notices?list=tasks");
        both("contradictions");
        browser.open("/people/" + person);
        browser.page()
                .locator(".note", new Page.LocatorOptions().setHasText("NADRA has another name"))
                .locator("a")
                .click();
        assertThat(browser.text()).contains("Akbar Shah", "اکبر شاہ", "Name on record");
        both("contradiction-name");
        browser.open("/people/" + person);
        browser.page()
                .locator(".note", new Page.LocatorOptions().setHasText("Tenant elsewhere"))
                .locator("a")
                .click();
        assertThat(browser.text())
                .contains("Plot 77, Canal Road", "House 3, Street 9", "A breach is not offered")
                .doesNotContain("a breach\n");
        both("contradiction-tenant");
        browser.submit();
        assertThat(browser.text()).contains("Choose the outcome.");
        browser.check("contradiction-wrong");
        browser.choose("outcome", "CORRECTED")
                .fill("reason", "Has moved with the family, the notice follows")
                .submit();
        assertThat(browser.page().locator("#line").inputValue()).isEqualTo("Plot 77, Canal Road");
        assertThat(browser.page().locator("#district").inputValue()).isEqualTo("attock");
        both("contradiction-notice");
        browser.submit().submit();
        assertThat(browser.text()).contains("In time. Last day:");
        browser.submit();
        assertThat(browser.text()).contains("The notice is recorded.");
    }

    @Test
    void anOfficerLooksIntoABlockedCardAnotherBirthDateAndADeathThatDoesNotFit() {
        PersonId person = somebody();
        LocalDate bornOn = LocalDate.of(1985, 2, 3);
        report(person, Feed.NADRA, new Observation.ObservedCard(today(), bornOn));
        report(person, Feed.NADRA, new Observation.ObservedBlock(BlockReason.FALSE_PARTICULARS, today(), null));
        report(
                person,
                Feed.NADRA,
                new Observation.ObservedDeath(
                        new PersonName("Akbar Shah", "اکبر شاہ"), "CRMS-2026-000981", today(), bornOn));
        look(person, "NADRA has blocked the card", "Blocked on", "given for particulars that are not true");
        both("contradiction-blocked");
        look(person, "NADRA has another birth date", "3 February 1985", "1 May 1990");
        both("contradiction-born");
        look(person, "A death registered by NADRA", "CRMS-2026-000981", "Akbar Shah", "Closing this records no death");
        both("contradiction-death");
        browser.open("/people/" + person + "/timeline");
        assertThat(browser.text())
                .contains(
                        "Reported: NADRA has registered the death (",
                        "Reported: NADRA has blocked or cancelled the card (given for particulars that are not true)");
        both("contradiction-timeline");
        browser.open("/people/" + person);
        both("contradiction-record");
    }

    @Test
    void anOfficerLooksIntoAVisitAndAnArrestThatTheRecordDoesNotHave() {
        PersonId person = somebody();
        report(
                person,
                Feed.POLICE,
                new Observation.ObservedVisit(
                        "House 3, Street 9", DISTRICT, null, Observation.Found.NOT_FOUND, today()));
        report(
                person,
                Feed.POLICE,
                new Observation.ObservedArrest(
                        "7/2026", "city-police-station-sialkot", "sialkot", List.of("PPC 379", "PPC 411"), today()));
        look(person, "A visit of the police", "House 3, Street 9", "the person was not found there");
        both("contradiction-visit");
        look(person, "Arrested under an FIR", "7/2026", "PPC 379, PPC 411", "none on record");
        both("contradiction-arrest");
        browser.open("/people/" + person + "/timeline");
        assertThat(browser.text()).contains("Reported: an arrest (FIR");
        both("contradiction-police-timeline");
    }

    private void look(PersonId person, String task, String... shown) {
        browser.open("/people/" + person);
        browser.page()
                .locator(".note", new Page.LocatorOptions().setHasText(task))
                .locator("a")
                .click();
        assertThat(browser.text()).contains(shown);
    }

    @Test
    void theProvincesSupervisorFindsWhatNobodyHasLookedIntoAndWithWhomItLies() {
        PersonId waiting = somebody();
        report(waiting, Feed.POLICE, new Observation.ObservedHotel("Hotel Rose", "attock", 1, today()));
        jdbc.sql("update notices.task set opened_on = ? where person_id = ?")
                .params(today().minusDays(8), waiting.value())
                .update();
        PersonId fresh = somebody();
        report(fresh, Feed.POLICE, new Observation.ObservedHotel("Hotel Rose", "attock", 1, today()));
        browser.startAfresh()
                .signIn(
                        officers.of(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR)
                                .name(),
                        Officers.PASSWORD);
        browser.open("/");
        assertThat(browser.text()).contains("with the province", "with the officer");
        both("today-province");
        browser.open("/notices?list=tasks");
        browser.page().locator("#level").selectOption("province");
        browser.page().locator("form.filters button").click();
        assertThat(browser.text())
                .contains(Objects.requireNonNull(made).numberOf(waiting))
                .doesNotContain(Objects.requireNonNull(made).numberOf(fresh));
        both("tasks-of-the-province");
    }

    private PersonId somebody() {
        PersonId person = Objects.requireNonNull(made).in(DISTRICT);
        new Identities(confirmation, people).confirm(person);
        return person;
    }

    private void report(PersonId person, Feed feed, Observation observation) {
        observations.takeAtOnce(
                new Observations.Message(
                        UUID.randomUUID().toString(),
                        people.get(person).cnics().getFirst().cnic(),
                        observation),
                new Machine(UUID.randomUUID(), "books", feed, "NADRA"),
                Actor.system("test"));
    }

    private void both(String name) {
        browser.check(name);
        String here = browser.page().url();
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
        if (!here.equals(browser.page().url())) {
            browser.page().navigate(here);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
