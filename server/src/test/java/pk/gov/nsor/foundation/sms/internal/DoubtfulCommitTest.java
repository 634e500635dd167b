package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM_RESP;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;

/** The connection breaks while a batch is committed: nobody hears whether it was. */
class DoubtfulCommitTest {

    private static final int ASK_AGAIN = 0x64;

    private final TestGateway gateways = new TestGateway();
    private final AtomicInteger asked = new AtomicInteger();
    private final RawSmsc smsc;
    private SmsGateway gateway;

    DoubtfulCommitTest() throws IOException {
        smsc = new RawSmsc(0);
    }

    @AfterEach
    void stop() throws Exception {
        smsc.close();
        gateway.stop();
        gateways.close();
    }

    @Test
    void whatWasCommittedIsAnsweredAlthoughTheQuestionWasRefused() throws Exception {
        start(true);
        smsc.question(1, "923990000001", "x");
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isEqualTo(ASK_AGAIN);
        Pdu answer = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(answer)).isEqualTo("You said x");
        smsc.confirm(answer, "1");
        // The register takes the question, sent again, for a repetition.
        smsc.question(2, "923990000001", "x");
        assertThat(smsc.readFor(1000))
                .extracting(Pdu::command)
                .contains(DELIVER_SM_RESP)
                .doesNotContain(SUBMIT_SM);
    }

    @Test
    void whatWasNotCommittedIsAnsweredWhenTheQuestionComesAgain() throws Exception {
        start(false);
        smsc.question(1, "923990000001", "x");
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isEqualTo(ASK_AGAIN);
        assertThat(smsc.readFor(1100)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);
        asked.set(0);
        smsc.question(2, "923990000001", "x");
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isZero();
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said x");
    }

    private void start(boolean isCommitted) throws IOException {
        gateway = SmsConfiguration.gateway(
                TestGateway.properties(smsc.port(), 100, 50, false),
                gateways.dataSource,
                gateways.jdbc,
                new BreakingOnce(isCommitted),
                gateways.keys,
                List.of(TestGateway.answering(text -> asked.incrementAndGet() == 1 ? "You said " + text : null)),
                Clock.system(Day.ZONE),
                Clock.system(Day.ZONE));
        gateway.start();
        smsc.acceptBind();
    }

    /** Loses the connection at the commit of the first question, before or after PostgreSQL has done it. */
    private final class BreakingOnce extends JdbcTransactionManager {
        private final boolean isCommitted;
        private boolean isBroken;

        BreakingOnce(boolean isCommitted) {
            super(gateways.dataSource);
            this.isCommitted = isCommitted;
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // The gateway's housekeeping has transactions, too, and numbers are taken in one of their own.
            boolean isQuestion = Thread.currentThread().getName().startsWith("sms-worker")
                    && gateways.count("select count(*) from sms.exchange") > 0;
            if (!isQuestion || isBroken) {
                super.doCommit(status);
                return;
            }
            isBroken = true;
            if (isCommitted) {
                super.doCommit(status);
            } else {
                super.doRollback(status);
            }
            throw new DataAccessResourceFailureException("the connection is gone");
        }
    }
}
