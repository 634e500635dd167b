package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;
import pk.gov.nsor.foundation.sms.internal.run.RunRepository;
import pk.gov.nsor.testing.TestDatabase;

/** The gateway's process is killed in the middle of its work; the SMSC counts. */
@Tag("process")
class KilledGatewayTest {

    private static final int ROUNDS = 3;
    /** A confirmation this short before the kill may not have been read or marked any more. */
    private static final long UNMARKED_NANOS = 400_000_000L;

    private final TestDatabase database = TestDatabase.migrated();
    private final Random random = new Random(7);
    private final Set<Integer> acknowledged = new HashSet<>();
    private final Map<String, List<Long>> answered = new HashMap<>();
    private final List<Long> kills = new ArrayList<>();
    private int lastQuestion;

    @Test
    @Timeout(300)
    void whatWasAcknowledgedIsAnsweredAndWhatWasConfirmedIsNotAnsweredAgain() throws Exception {
        try (RawSmsc smsc = new RawSmsc(0)) {
            for (int round = 0; round < ROUNDS; round++) {
                Process gateway = GatewayProcess.start(database, smsc.port());
                smsc.acceptBind();
                flood(smsc, gateway, 300 + random.nextInt(500));
            }
            Process last = GatewayProcess.start(database, smsc.port());
            smsc.acceptBind();
            long quietSince = System.nanoTime();
            // Whoever takes a run over waits first, since its process may live and send.
            while (System.nanoTime() - quietSince < 2_500_000_000L + 2 * RunRepository.PATIENCE.toNanos()) {
                for (Pdu pdu : smsc.readFor(200)) {
                    note(smsc, pdu);
                    quietSince = pdu.command() == RawSmsc.SUBMIT_SM ? System.nanoTime() : quietSince;
                }
            }
            last.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 10);
        for (int question : acknowledged) {
            assertThat(answered).containsKey("You said " + question);
        }
        answered.forEach((text, times) -> {
            for (int i = 1; i < times.size(); i++) {
                long confirmed = times.get(i - 1);
                assertThat(kills)
                        .as("%s was confirmed just before a kill where it came again", text)
                        .anyMatch(kill -> kill - confirmed < UNMARKED_NANOS && kill - confirmed > -UNMARKED_NANOS);
            }
        });
    }

    private void flood(RawSmsc smsc, Process gateway, int millis) throws Exception {
        long end = System.nanoTime() + millis * 1_000_000L;
        int unacknowledged = 0;
        try {
            while (System.nanoTime() < end) {
                while (unacknowledged < 100) {
                    lastQuestion++;
                    unacknowledged++;
                    smsc.question(lastQuestion, "923990000001", Integer.toString(lastQuestion));
                }
                Pdu pdu = smsc.read();
                if (note(smsc, pdu)) {
                    unacknowledged--;
                }
            }
            kills.add(System.nanoTime());
            gateway.destroyForcibly();
            while (true) {
                note(smsc, smsc.read());
            }
        } catch (IOException dead) {
            gateway.waitFor();
            smsc.drop();
        }
    }

    /** True where it was an acknowledgement. */
    private boolean note(RawSmsc smsc, Pdu pdu) throws IOException {
        if (pdu.command() == RawSmsc.DELIVER_SM_RESP) {
            if (pdu.status() == 0) {
                acknowledged.add(pdu.sequence());
            }
            return true;
        }
        if (pdu.command() == RawSmsc.SUBMIT_SM) {
            answered.computeIfAbsent(RawSmsc.text(pdu), text -> new ArrayList<>())
                    .add(System.nanoTime());
            smsc.confirm(pdu, "1");
        } else if (pdu.command() == RawSmsc.ENQUIRE_LINK) {
            smsc.send(RawSmsc.ENQUIRE_LINK_RESP, 0, pdu.sequence(), new byte[0]);
        }
        return false;
    }
}
