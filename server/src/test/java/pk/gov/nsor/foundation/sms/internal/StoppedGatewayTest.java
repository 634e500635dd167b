package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;
import pk.gov.nsor.testing.TestDatabase;

/** The gateway's process stands still, and goes on as if nothing had been; the SMSC has given what it delivered to others. */
@Tag("process")
class StoppedGatewayTest {

    private static final String PHONE = "923990000001";

    @Test
    @Timeout(120)
    void whatWasDeliveredMeanwhileIsNotTakenAndWhatWasConfirmedIsNotSentAgain() throws Exception {
        Process gateway = null;
        try (RawSmsc smsc = new RawSmsc(0)) {
            gateway = GatewayProcess.start(TestDatabase.migrated(), smsc.port());
            smsc.acceptBind();
            smsc.question(1, PHONE, "1");
            Pdu answer = next(smsc, RawSmsc.SUBMIT_SM);
            signal(gateway, "STOP");
            smsc.confirm(answer, "1");
            smsc.question(2, PHONE, "2");
            TimeUnit.SECONDS.sleep(16);
            signal(gateway, "CONT");
            assertThat(untilItEnds(smsc, new ArrayList<>()))
                    .extracting(Pdu::command)
                    .isSubsetOf(RawSmsc.ENQUIRE_LINK);

            List<String> sent = new ArrayList<>();
            // Its run is lost as well, which ends the next link once more.
            while (!sent.contains("You said 3")) {
                smsc.acceptBind();
                smsc.question(3, PHONE, "3");
                untilItEnds(smsc, sent);
            }
            assertThat(sent).doesNotContain("You said 1", "You said 2");
        } finally {
            if (gateway != null) {
                gateway.destroyForcibly().waitFor();
            }
        }
    }

    private static Pdu next(RawSmsc smsc, int command) throws IOException {
        Pdu pdu = smsc.read();
        while (pdu.command() != command) {
            pdu = smsc.read();
        }
        return pdu;
    }

    private static List<Pdu> untilItEnds(RawSmsc smsc, List<String> sent) {
        List<Pdu> read = new ArrayList<>();
        try {
            while (!sent.contains("You said 3")) {
                Pdu pdu = smsc.read();
                read.add(pdu);
                if (pdu.command() == RawSmsc.SUBMIT_SM) {
                    sent.add(RawSmsc.text(pdu));
                    smsc.confirm(pdu, "2");
                }
            }
        } catch (IOException ended) {
            // The next link goes on.
        }
        return read;
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
