package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.accountability.retention.Erasures;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

/** A record is due; a hold keeps it; when that is released it is erased, and the tombstone is all that is left. */
@RegisterTest
class RetentionJourney {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private Erasures erasures;

    @Autowired
    private JdbcClient jdbc;

    private final Browser browser;
    private final Officers officers;
    private Officer registrar;
    private Officer supervisor;

    RetentionJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aHoldKeepsARecordThatIsDueUntilTwoReleaseIt() {
        PersonId person = due();
        String number = people.get(person).number().formatted();
        signIn(registrar);
        browser.open("/retention");
        assertThat(browser.heading()).isEqualTo("How long data is kept");
        assertThat(browser.text()).contains("Sealed records", "10 years", "assumed; the law is silent", "Audit trail");
        both("retention-classes");
        browser.open("/retention/due");
        assertThat(browser.text()).contains(number, "will be erased with the next run");
        both("retention-due");

        browser.open("/retention/holds");
        browser.fill("number", number).press("Ask for the hold");
        assertThat(browser.text()).contains("Choose what the hold is for", "Give the last day");
        both("retention-holds-wrong");
        browser.fill("number", number);
        browser.choose(browser.page().locator("input[name=cause][value=INQUIRY]"));
        browser.fill("until", LocalDate.now(Day.ZONE).plusDays(30).toString())
                .fill("reason", "The inquiry of November has asked for it")
                .press("Ask for the hold");
        assertThat(browser.text()).contains("A legal hold on a record", number, "Inquiry");
        both("retention-hold-asked");
        String proposal = browser.page().url();
        browser.open("/retention/due");
        assertThat(browser.text()).contains("waits for a second person");

        signIn(supervisor);
        browser.page().navigate(proposal);
        browser.press("Approve");
        browser.open("/retention/due");
        assertThat(browser.text()).contains("a legal hold lasts");
        browser.open("/retention/holds");
        assertThat(browser.text()).contains(number, "lasts");
        both("retention-holds");

        signIn(registrar);
        browser.open("/retention/holds/" + proposal.substring(proposal.lastIndexOf('/') + 1));
        both("retention-hold");
        browser.page().locator("#release-reason").fill("The inquiry is over");
        browser.press("Ask for the release");
        String release = browser.page().url();
        signIn(supervisor);
        browser.page().navigate(release);
        browser.press("Approve");
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);
        browser.open("/retention/tombstones");
        assertThat(browser.text())
                .contains(person.toString(), "How many years after it was sealed a record is erased")
                .doesNotContain(number);
        both("retention-tombstones");
        browser.page().navigate(proposal);
        assertThat(browser.text()).doesNotContain(number);

        signIn(officers.with(Role.AUDITOR));
        browser.open("/retention/holds");
        assertThat(browser.text()).contains("erased").doesNotContain(number);
    }

    private PersonId due() {
        UUID person = registration
                .register(
                        Offenders.identity(LocalDate.of(1960, 5, 1)),
                        Samples.cnic(),
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        Actor.system("test"))
                .person()
                .value();
        DatabaseAccess access = TestDatabase.superuserOf(jdbc.sql("select current_database()")
                .query((row, at) ->
                        row.getStatement().getConnection().getMetaData().getURL())
                .single());
        JdbcClient superuser =
                JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
        superuser
                .sql("update register.person set registered_at = '2010-01-01' where id = ?")
                .param(person)
                .update();
        superuser
                .sql(
                        "update registration.standing set first_day = '2009-01-01', last_day = '2011-01-01', stands_since = '2011-01-02' where person_id = ?")
                .param(person)
                .update();
        return new PersonId(person);
    }

    private void signIn(Officer officer) {
        browser.startAfresh().signIn(officer.name(), Officers.PASSWORD);
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
