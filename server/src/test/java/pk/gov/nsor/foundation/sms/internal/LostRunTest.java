package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM_RESP;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;

/** A gateway that lives loses the lock on its run, and another takes the run over. */
@Tag("fault")
class LostRunTest {

    /** The number of a run's lock has "SMS" and a zero byte before the run's. */
    private static final long LOCKS = 0x534D5300L;

    private final TestGateway gateways = new TestGateway();
    private final RawSmsc first;
    private final RawSmsc second;

    LostRunTest() throws IOException {
        first = new RawSmsc(0);
        second = new RawSmsc(0);
    }

    @AfterEach
    void close() throws Exception {
        first.close();
        second.close();
        gateways.close();
    }

    @Test
    @Timeout(90)
    void whatTheFirstTakesAfterwardsIsAnsweredAlthoughTheFirstDiesToo() throws Exception {
        SmsGateway robbed = gateways.start(properties(first), TestGateway.echo());
        first.acceptBind();
        long run = run();
        SmsGateway robber = takeOver(run);

        first.question(1, "923990000001", "x");
        assertThat(first.read(DELIVER_SM_RESP).status()).isZero();
        assertThat(RawSmsc.text(first.read(SUBMIT_SM))).isEqualTo("You said x");
        assertThat(gateways.count("select count(*) from sms.exchange where run_id = " + run))
                .as("stored under a run that is another's")
                .isZero();
        // Not confirmed, and its process ends.
        first.drop();
        robbed.stop();
        second.allow(Duration.ofSeconds(30));
        assertThat(RawSmsc.text(second.read(SUBMIT_SM)))
                .as("answered by whoever is left")
                .isEqualTo("You said x");
        robber.stop();
    }

    @Test
    @Timeout(90)
    void whatTheFirstHadNotSentIsSentByTheOtherAlone() throws Exception {
        // A window of one: the second answer waits in the first gateway for the first to be confirmed.
        GatewayProperties narrow = TestGateway.withoutProbes(TestGateway.properties(first.port(), 100, 1, false));
        SmsGateway robbed = gateways.start(narrow, TestGateway.echo());
        first.acceptBind();
        long run = run();
        first.question(1, "923990000001", "x");
        Pdu sent = first.read(SUBMIT_SM);
        first.question(2, "923990000001", "y");
        await().until(() -> gateways.count("select count(*) from sms.exchange") == 2);
        SmsGateway robber = takeOver(run);
        second.allow(Duration.ofSeconds(30));
        assertThat(RawSmsc.text(second.read(SUBMIT_SM))).isEqualTo("You said x");
        assertThat(RawSmsc.text(second.read(SUBMIT_SM))).isEqualTo("You said y");
        first.confirm(sent, "1");
        assertThat(first.readFor(2000)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);
        first.drop();
        robbed.stop();
        robber.stop();
    }

    private long run() {
        return gateways.count("select id from sms.run");
    }

    private static GatewayProperties properties(RawSmsc smsc) {
        return TestGateway.withoutProbes(TestGateway.properties(smsc.port(), 100, 50, false));
    }

    /** The session with the lock is ended, and nobody gets it back before the other gateway has it. */
    private SmsGateway takeOver(long run) throws Exception {
        SmsGateway robber;
        try (Connection connection = gateways.database.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = " + LOCKS
                            + " and objid = " + run);
            robber = gateways.start(properties(second), TestGateway.echo());
            second.acceptBind();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> gateways.count("select count(*) from sms.run where epoch = 1 and id = " + run) == 1);
        }
        return robber;
    }
}
