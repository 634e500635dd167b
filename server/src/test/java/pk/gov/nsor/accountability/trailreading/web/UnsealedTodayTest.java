package pk.gov.nsor.accountability.trailreading.web;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class UnsealedTodayTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private DataSource dataSource;

    @AfterEach
    void asBefore() {
        TestDatabase.superuserOf(dataSource).sql("delete from audit.loss").update();
    }

    @Test
    void thatEntriesWereRemovedBeforeTheyWereSealedIsOnTodayOfThoseWhoSeeToIt() {
        assertThat(today(Role.NATIONAL_SUPERVISOR)).doesNotContain("before they were sealed");
        TestDatabase.superuserOf(dataSource)
                .sql("insert into audit.loss (entry_id, was_changed) values (7, false)")
                .update();
        for (Role role : new Role[] {Role.NATIONAL_SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR}) {
            assertThat(today(role)).as(role.name()).contains("Entries removed or changed before they were sealed: 1");
        }
        assertThat(today(Role.REGISTRAR)).doesNotContain("before they were sealed");
    }

    private String today(Role role) {
        Officer officer = new Officers(accounts).with(role);
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session.get("/").body();
    }
}
