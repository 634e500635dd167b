package pk.gov.nsor.foundation.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.restore.RestoreRelease.Release;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

/** What is held after a restore is shown first of all, and let out by two people. */
@RegisterTest
class RestoreReleaseTest {

    private static final String WHY = "Looked at with the data centre";

    @Autowired
    private RestoreRelease kind;

    @Autowired
    private Restorations restorations;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    @TempDir
    private Path data;

    @AfterEach
    void nothingIsHeldForOtherTests() {
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        superuser.sql("delete from restore.restoration").update();
        superuser.sql("delete from restore.mark").update();
    }

    @Test
    void itIsTheFirstLineOfTodayUntilTwoPeopleHaveReleasedIt() {
        Officers.Officer administrator = new Officers(accounts).with(Role.ADMINISTRATOR);
        Officers.Officer supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        WebSession session = new WebSession(port);
        session.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(session.get("/").body()).doesNotContain("the database was restored");
        UUID restore = restored(true);
        assertThat(restorations.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(session.get("/").body())
                .contains("Messages and events are held", "/approvals/new?kind=restore-release");
        assertThat(session.get("/approvals/new?kind=restore-release").body())
                .contains("Messages that may have gone out already", "Drop them");
        UUID proposal = proposals.propose(
                kind, new Release(restore, false, true), LocalDate.now(clock), WHY, administrator.actor());
        assertThat(session.get("/approvals/" + proposal).body())
                .contains("Messages that may have gone out before the restore", "Events to agencies");
        proposals.approve(proposal, "", supervisor.actor());
        assertThat(restorations.open()).isEmpty();
        assertThat(restorations.health().getStatus()).isEqualTo(Status.UP);
        assertThat(session.get("/").body()).doesNotContain("the database was restored");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> proposals.propose(
                        kind, new Release(restore, false, true), LocalDate.now(clock), WHY, administrator.actor()))
                .extracting(InvalidValueException::code)
                .isEqualTo("restore.nothing-held");
    }

    @Test
    void whatOnlyAServerNoticedIsNotReleasedBeforeTheCommandWasRun() {
        UUID restore = restored(false);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> kind.validate(new Release(restore, true, true), LocalDate.now(clock)))
                .extracting(InvalidValueException::code)
                .isEqualTo("restore.not-run");
    }

    @Test
    void aRunningServerNoticesThatItsDatabaseWasPutBackAndHoldsEverything() {
        DatabaseMark mark = DatabaseMark.first(clock.instant());
        mark.write(data);
        jdbc.sql("insert into restore.mark (folder, number, written_at) values (?, 0, now())")
                .param(mark.folder())
                .update();
        for (int times = 0; times < 3; times++) {
            MarkWriting.raise(jdbc, restorations, clock, data);
        }
        assertThat(DatabaseMark.read(data)).hasValueSatisfying(noted -> {
            assertThat(noted.number()).isEqualTo(3);
            assertThat(number(mark)).isEqualTo(3);
        });
        // Ended between the database and the folder.
        jdbc.sql("update restore.mark set number = 4 where folder = ?")
                .param(mark.folder())
                .update();
        MarkWriting.raise(jdbc, restorations, clock, data);
        assertThat(number(mark)).isEqualTo(4);
        assertThat(restorations.open()).isEmpty();

        jdbc.sql("update restore.mark set number = 2 where folder = ?")
                .param(mark.folder())
                .update();
        MarkWriting.raise(jdbc, restorations, clock, data);
        assertThat(restorations.open())
                .hasValueSatisfying(open -> assertThat(open.restoredAt()).isNull());
        MarkWriting.raise(jdbc, restorations, clock, data);
        assertThat(jdbc.sql("select count(*) from restore.restoration")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aFolderWithoutAMarkIsLeftAlone() {
        MarkWriting.raise(jdbc, restorations, clock, data);
        assertThat(data).isEmptyDirectory();
        assertThat(restorations.open()).isEmpty();
    }

    private long number(DatabaseMark mark) {
        return jdbc.sql("select number from restore.mark where folder = ?")
                .param(mark.folder())
                .query(Long.class)
                .single();
    }

    private UUID restored(boolean isRun) {
        UUID id = UUID.randomUUID();
        TestDatabase.superuserOf(dataSource)
                .sql("insert into restore.restoration (id, noticed_at, restored_at) values (?, now(), "
                        + (isRun ? "now()" : "null") + ")")
                .param(id)
                .update();
        return id;
    }
}
