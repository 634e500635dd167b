package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM_RESP;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;

/**
 * The line to PostgreSQL is cut while PostgreSQL is in the midst of a commit, which it ends seconds later: a check at the end
 * of the transaction waits for a lock that the test has.
 */
@Tag("fault")
class CommitUnderWayTest {

    private static final int ASK_AGAIN = 0x64;
    private static final long LOCK = 4711;

    private final TestGateway gateways = new TestGateway();
    private final RawSmsc smsc;
    private Connection holder;

    CommitUnderWayTest() throws IOException {
        smsc = new RawSmsc(0);
    }

    @BeforeEach
    void holdCommits() throws SQLException {
        holder = gateways.database.superuser().connect();
        try (Statement statement = holder.createStatement()) {
            statement.execute("create function sms.wait_for_test() returns trigger language plpgsql security definer as"
                    + " $$ begin perform pg_advisory_xact_lock(" + LOCK + "); return null; end $$");
            statement.execute(
                    "create constraint trigger waits after insert on sms.exchange deferrable initially deferred"
                            + " for each row execute function sms.wait_for_test()");
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
        }
    }

    @AfterEach
    void close() throws Exception {
        smsc.close();
        holder.close();
        gateways.close();
    }

    @Test
    @Timeout(60)
    void isAskedAboutUntilItIsOverAndThenAnswered() throws Exception {
        SmsGateway gateway = start();
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isEqualTo(ASK_AGAIN);
        assertThat(smsc.readFor(3000)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);
        commits(true);
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said x");
        gateway.stop();
    }

    @Test
    @Timeout(60)
    void isForgottenWhenItIsOverAndWasUndone() throws Exception {
        SmsGateway gateway = start();
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isEqualTo(ASK_AGAIN);
        assertThat(smsc.readFor(1500)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);
        commits(false);
        assertThat(smsc.readFor(2500)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);
        smsc.question(2, "923990000001", "x");
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isZero();
        Pdu answer = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(answer)).isEqualTo("You said x");
        smsc.confirm(answer, "1");
        gateway.stop();
        assertThat(gateways.count("select count(*) from sms.run where finished_at is null"))
                .as("nothing is in doubt any more")
                .isZero();
    }

    @Test
    @Timeout(60)
    void isWaitedForByWhoeverTakesOverWhatItsProcessLeft() throws Exception {
        SmsGateway gateway = start();
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isEqualTo(ASK_AGAIN);
        smsc.drop();
        // Its process ends before PostgreSQL has.
        gateway.stop();
        SmsGateway next = gateways.start(
                TestGateway.withoutProbes(TestGateway.properties(smsc.port(), 100, 50, false)), TestGateway.echo());
        smsc.acceptBind();
        assertThat(smsc.readFor(1500)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);
        commits(true);
        smsc.allow(Duration.ofSeconds(30));
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said x");
        next.stop();
    }

    /** PostgreSQL may go on with the commit, or its backend is told to end. */
    private void commits(boolean isLet) throws SQLException {
        try (Statement statement = holder.createStatement()) {
            if (!isLet) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted"
                                + " and objid = " + LOCK);
            }
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    private SmsGateway start() {
        SmsGateway gateway = SmsConfiguration.gateway(
                TestGateway.withoutProbes(TestGateway.properties(smsc.port(), 100, 50, false)),
                gateways.dataSource,
                gateways.jdbc,
                new CutOnce(),
                gateways.keys,
                List.of(TestGateway.echo()),
                Clock.system(Day.ZONE),
                Clock.system(Day.ZONE));
        gateway.start();
        return gateway;
    }

    /** The first commit of a batch is sent to PostgreSQL; then the line is cut. */
    private final class CutOnce extends JdbcTransactionManager {
        private boolean isCut;

        CutOnce() {
            super(gateways.dataSource);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            boolean isBatch = Thread.currentThread().getName().startsWith("sms-worker")
                    && gateways.count("select count(*) from sms.exchange") == 1;
            if (isBatch && !isCut) {
                isCut = true;
                Connection line = ((JdbcTransactionObjectSupport) status.getTransaction())
                        .getConnectionHolder()
                        .getConnection();
                Thread.ofPlatform().start(() -> cutWhenUnderWay(line));
            }
            super.doCommit(status);
        }

        private void cutWhenUnderWay(Connection line) {
            try {
                for (int tries = 0; tries < 200 && waiting() == 0; tries++) {
                    Thread.sleep(20);
                }
                ((Connection) line.unwrap(PGConnection.class)).abort(Runnable::run);
            } catch (SQLException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private long waiting() {
            return gateways.count(
                    "select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = " + LOCK);
        }
    }
}
