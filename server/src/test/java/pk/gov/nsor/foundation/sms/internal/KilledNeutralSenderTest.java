package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.MessageState.State;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;

/** The process that sends a message is killed before and after the SMSC confirms it. */
@Tag("process")
class KilledNeutralSenderTest {

    private static final int INVALID_DESTINATION = 0x0B;

    private final TestLines lines = new TestLines(Clock.system(Day.ZONE));
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    @Timeout(90)
    void itIsSentAgainWhereTheSmscHadNotConfirmedItAndNotWhereItHad() throws Exception {
        UUID id = lines.send("0399 0000001", "Please come by Monday.");
        try (RawSmsc smsc = new RawSmsc(0)) {
            Process first = start(smsc);
            RawSmsc neutral = bound(smsc);
            assertThat(RawSmsc.text(neutral.read(SUBMIT_SM))).isEqualTo("Please come by Monday.");
            first.destroyForcibly().waitFor();
            assertThat(lines.state(id)).isEqualTo(State.QUEUED);

            Process second = start(smsc);
            neutral = bound(smsc);
            Pdu again = neutral.read(SUBMIT_SM);
            assertThat(RawSmsc.text(again)).isEqualTo("Please come by Monday.");
            neutral.confirm(again, "0007");
            lines.awaitState(id, State.SENT);
            second.destroyForcibly().waitFor();

            Process unused = start(smsc);
            neutral = bound(smsc);
            UUID other = lines.send("0399 0000002", "Another");
            Pdu next = neutral.read(SUBMIT_SM);
            assertThat(RawSmsc.text(next)).isEqualTo("Another");
            neutral.refuse(next, INVALID_DESTINATION);
            lines.awaitState(other, State.FAILED);
            assertThat(probesOnly(neutral, NeutralProcess.LEASE.multipliedBy(2)))
                    .isTrue();
        } finally {
            for (Process process : started) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    @Timeout(60)
    void whatTheSmscCanNotTakeJustNowIsTriedAgainLater() throws Exception {
        UUID id = lines.send("0399 0000001", "Please come by Monday.");
        try (RawSmsc smsc = new RawSmsc(0)) {
            SmscLinks running = lines.start(smsc.port(), TestLines.neutral("", NeutralProcess.LEASE));
            RawSmsc neutral = bound(smsc);
            // The link tries it five times by itself, within 15 seconds.
            for (int times = 1; times <= 5; times++) {
                neutral.refuse(neutral.read(SUBMIT_SM), 0x45);
            }
            TestLines.await(
                    () -> lines.gateways.count("select count(*) from sms.message where status = 69") == 1,
                    () -> "The refusal is not noted");
            assertThat(lines.state(id)).isEqualTo(State.QUEUED);
            assertThat(lines.gateways.count(
                            "select count(*) from sms.message where due_at > now() + interval '15 seconds'"))
                    .isOne();
            lines.gateways.jdbc.sql("update sms.message set due_at = now()").update();
            neutral.confirm(neutral.read(SUBMIT_SM), "8");
            lines.awaitState(id, State.SENT);
            neutral.drop();
            running.stop();
        }
    }

    private Process start(RawSmsc smsc) throws Exception {
        Process process = NeutralProcess.start(lines.gateways.database, smsc.port());
        started.add(process);
        return process;
    }

    /** Answers the probes of a link for a while; false where anything else came. */
    private static boolean probesOnly(RawSmsc link, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            for (Pdu pdu : link.readFor(300)) {
                if (pdu.command() != RawSmsc.ENQUIRE_LINK) {
                    return false;
                }
                link.send(RawSmsc.ENQUIRE_LINK_RESP, 0, pdu.sequence(), new byte[0]);
            }
        }
        return true;
    }

    /** Takes both links; returns the neutral sender's. */
    private static RawSmsc bound(RawSmsc smsc) throws Exception {
        RawSmsc other = smsc.another();
        smsc.acceptBind();
        other.acceptBind();
        assertThat(smsc.addressRange() + other.addressRange()).isEqualTo("^7100$");
        return smsc.addressRange().isEmpty() ? other : smsc;
    }
}
