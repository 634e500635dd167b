package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            Pdu answer = smsc.read(RawSmsc.SUBMIT_SM);
            stop(gateway);
            // On a busy machine it may have sent more before it stood still, and the answer once more.
            for (Pdu pdu : smsc.readFor(500)) {
                answer = pdu.command() == RawSmsc.SUBMIT_SM ? pdu : answer;
            }
            smsc.confirm(answer, "1");
            smsc.question(2, PHONE, "2");
            TimeUnit.SECONDS.sleep(20);
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

    /** Stops it, and waits until each of its threads stands still: a signal takes its time where the machine is busy. */
    private static void stop(Process process) throws IOException, InterruptedException {
        signal(process, "STOP");
        while (!standsStill(process)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean standsStill(Process process) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                // "pid (name) state ...", where the name may hold spaces.
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
        }
        return true;
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
