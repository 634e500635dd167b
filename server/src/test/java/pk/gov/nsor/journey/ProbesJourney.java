package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** A registrar sees on Today that the public channel answered wrongly, and about whose record. */
@RegisterTest
class ProbesJourney {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void fromTodayToTheRecordThatWasAnsweredWrongly(
            Officers officers, Supervised people, TestClock clock, Browser browser) {
        PersonId person = people.in("lahore");
        noted(person, clock);
        browser.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        browser.page().locator("main a[href='/probes']").first().click();
        assertThat(browser.heading()).isEqualTo("Probes of public answers");
        browser.check("probes").inLanguage("ur").check("probes-urdu").inLanguage("en");
        assertThat(browser.page().locator("main").textContent()).contains("nobody to ask");
        browser.page()
                .locator("main a[href^='/people/" + person + "/why']")
                .first()
                .click();
        assertThat(browser.page().url()).contains("/people/" + person + "/why");
        jdbc.sql("delete from enquiry.probe_run").update();
    }

    /** As a run would, of a day whose mistake is mended. */
    private void noted(PersonId person, TestClock clock) {
        var now = clock.instant().atZone(clock.getZone()).toOffsetDateTime();
        long run = jdbc.sql("insert into enquiry.probe_run (started_at, finished_at) values (?, ?) returning id")
                .params(now, now)
                .query(Long.class)
                .single();
        for (String result : new String[] {"JUVENILE 3 1", "WITHHELD 0 0", "REGISTERED 20 0", "NOBODY 20 0"}) {
            String[] parts = result.split(" ");
            jdbc.sql("""
                            insert into enquiry.probe_result (run_id, kind, asked, wrong, open, asked_at)
                            values (?, ?, ?, ?, true, ?)
                            """)
                    .params(run, parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), now)
                    .update();
        }
        jdbc.sql("insert into enquiry.probe_finding (run_id, kind, person_id) values (?, 'JUVENILE', ?)")
                .params(run, person.value())
                .update();
    }
}
