package pk.gov.nsor.foundation.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.restore.RestoreRelease.Release;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.VaultTest;
import pk.gov.nsor.testing.WebSession;

/** The survivors' vault holds its alerts after a restore, and has the same two people release them on its own pages. */
@VaultTest
@Tag("register")
class VaultRestoreTest {

    @Autowired
    private RestoreRelease kind;

    @Autowired
    private Restorations restorations;

    @Autowired
    private Proposals proposals;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private final Officers officers;

    VaultRestoreTest(Officers officers) {
        this.officers = officers;
    }

    @AfterEach
    void nothingIsHeldForOtherTests() {
        superuser().sql("delete from restore.restoration").update();
    }

    @Test
    void alertsAreHeldAndReleasedOnTheVaultsOwnPages() {
        Officers.Officer administrator = officers.with(Role.ADMINISTRATOR);
        Officers.Officer supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        UUID restore = UUID.randomUUID();
        superuser()
                .sql("insert into restore.restoration (id, noticed_at, restored_at) values (?, now(), now())")
                .param(restore)
                .update();
        WebSession session = new WebSession(port);
        session.signIn(administrator.name(), Officers.PASSWORD);
        assertThat(session.get("/").body()).contains("/approvals/new?kind=restore-release");
        assertThat(session.get("/approvals/new?kind=restore-release").body())
                .contains("Messages that may have gone out already");
        UUID proposal = proposals.propose(
                kind,
                new Release(restore, true, true),
                LocalDate.now(clock),
                "Looked at with the crisis cells",
                administrator.actor());
        proposals.approve(proposal, "", supervisor.actor());
        assertThat(restorations.open()).isEmpty();
    }

    private JdbcClient superuser() {
        return TestDatabase.superuserOf(dataSource);
    }
}
