package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.enquiry.lookup.Quarter;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Somebody on the register comes to the counter and asks how often they were looked up. */
@RegisterTest
class LookupJourney {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final Browser browser;
    private final Officers officers;
    private Officer registrar;
    private Officer supervisor;

    LookupJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aRegistrarProposesASupervisorApprovesAndThePersonIsTold() {
        Quarter latest = Quarter.latestTold(LocalDate.now(clock));
        PersonId person = registered();
        counted(person, latest);
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/people/" + person);
        browser.page().locator("a[href$='/lookups']").click();
        assertThat(browser.heading()).isEqualTo("How often this person was looked up by SMS");
        assertThat(browser.text()).doesNotContain("25 to 49 times");
        both("lookups");
        browser.fill("reason", "no").press("Propose to tell the person");
        assertThat(browser.text()).contains("Give the reason in 5 to 1000 characters.");
        browser.fill("reason", "Asked in writing; the card was seen").press("Propose to tell the person");
        both("lookups-proposal");
        String proposal = browser.page().url().replaceFirst(".*(?=/approvals/)", "");
        browser.open("/people/" + person + "/lookups");
        assertThat(browser.text()).contains("waits for a second person").doesNotContain("25 to 49 times");

        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(proposal);
        assertThat(browser.text()).doesNotContain("25 to 49");
        both("lookups-approve");
        browser.press("Approve");

        browser.startAfresh().signIn(registrar.name(), Officers.PASSWORD).open("/people/" + person + "/lookups");
        assertThat(browser.text()).contains("25 to 49 times", "Fewer than 10 times", "Counted from");
        both("lookups-told");
    }

    @Test
    void aRegistrarRefusesWhereItCouldEndangerSomebody() {
        PersonId person = registered();
        counted(person, Quarter.latestTold(LocalDate.now(clock)));
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/people/" + person + "/lookups");
        browser.fill("refusal", "In a village of few the one who asked would be known");
        browser.press("Refuse to tell the person");
        assertThat(browser.text())
                .contains(
                        "It is refused. Tell the person that no figure is given.", "the one who asked would be known");
        both("lookups-refused");
    }

    private PersonId registered() {
        return registration
                .register(
                        Offenders.identity(null),
                        Samples.cnic(),
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        registrar.actor())
                .person();
    }

    private void counted(PersonId person, Quarter latest) {
        jdbc.sql("insert into enquiry.lookup_day (day, counted_at) values (?, now()) on conflict do nothing")
                .param(latest.minus(2).firstDay().plusDays(9))
                .update();
        jdbc.sql("insert into enquiry.lookup (person_id, quarter, lookups) values (?, ?, 25)")
                .params(person.value(), latest.firstDay())
                .update();
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
