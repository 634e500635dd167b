package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM_RESP;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;
import pk.gov.nsor.foundation.sms.internal.smpp.DeliverSm;
import pk.gov.nsor.foundation.sms.internal.smpp.Esme;
import pk.gov.nsor.foundation.sms.internal.smpp.OutgoingPart;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppLink;

/** Errors, which are no exceptions, end no thread of the gateway for good, and lose no answer. */
class SmsErrorsTest {

    private static final int ASK_AGAIN = 0x64;
    private static final String PHONE = "923990000001";

    private final TestGateway gateways = new TestGateway();
    private final RawSmsc smsc;
    private @Nullable SmsGateway gateway;

    SmsErrorsTest() throws IOException {
        smsc = new RawSmsc(0);
    }

    @AfterEach
    void stop() throws Exception {
        smsc.close();
        if (gateway != null) {
            gateway.stop();
        }
        gateways.close();
    }

    @Test
    @Timeout(60)
    void aQuestionThatEndsInAnErrorIsNotAcknowledgedAndTheOthersAreAnswered() throws Exception {
        start(new JdbcTransactionManager(gateways.dataSource));
        smsc.acceptBind();
        String[] bad = {"overflow", "missing", "memory", "overflow", "missing", "memory"};
        for (int i = 0; i < bad.length; i++) {
            smsc.question(i + 1, PHONE, bad[i]);
            assertThat(smsc.read(DELIVER_SM_RESP).status()).as(bad[i]).isEqualTo(ASK_AGAIN);
        }
        answered(100);
        for (int i = 0; i < 20; i++) {
            smsc.question(200 + i, PHONE, i % 5 == 0 ? "overflow" : "x" + i);
        }
        int answers = 0;
        while (answers < 16) {
            Pdu pdu = smsc.read();
            if (pdu.command() == SUBMIT_SM) {
                smsc.confirm(pdu, Integer.toString(answers++));
            }
        }
    }

    @Test
    @Timeout(60)
    void whatWasCommittedWhenAnErrorCameIsAnswered() throws Exception {
        AtomicInteger errors = new AtomicInteger();
        start(new JdbcTransactionManager(gateways.dataSource) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                boolean isBatch = Thread.currentThread().getName().startsWith("sms-worker")
                        && gateways.count("select count(*) from sms.exchange") > 0;
                super.doCommit(status);
                if (isBatch && errors.incrementAndGet() <= 3) {
                    throw new OutOfMemoryError("after the commit");
                }
            }
        });
        smsc.acceptBind();
        for (int question = 1; question <= 3; question++) {
            smsc.question(question, PHONE, "x" + question);
            Pdu answer = smsc.read(SUBMIT_SM);
            assertThat(RawSmsc.text(answer)).isEqualTo("You said x" + question);
            smsc.confirm(answer, Integer.toString(question));
        }
        answered(4);
    }

    @Test
    @Timeout(60)
    void whatIsConfirmedIsMarkedAlsoAfterAnErrorWhileMarking() throws Exception {
        AtomicBoolean hasFailed = new AtomicBoolean();
        start(new JdbcTransactionManager(gateways.dataSource) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                if (Thread.currentThread().getName().startsWith("sms-settlement")
                        && hasFailed.compareAndSet(false, true)) {
                    super.doRollback(status);
                    throw new NoClassDefFoundError("marks");
                }
                super.doCommit(status);
            }
        });
        smsc.acceptBind();
        answered(1);
        await().until(() -> gateways.count("select count(*) from sms.settled") == 1);
        assertThat(hasFailed).isTrue();
    }

    @Test
    @Timeout(60)
    void aLinkThatEndsInAnErrorIsBoundAgain() throws Exception {
        gateway = SmsConfiguration.gateway(
                properties(),
                gateways.dataSource,
                gateways.jdbc,
                new JdbcTransactionManager(gateways.dataSource),
                gateways.keys,
                List.of(TestGateway.echo()),
                Clock.system(Day.ZONE),
                Clock.system(Day.ZONE));
        AtomicBoolean hasFailed = new AtomicBoolean();
        gateway.start(new FailingOnce(gateway, hasFailed), properties().settings());
        smsc.acceptBind();
        smsc.question(1, PHONE, "x");
        Pdu answer = smsc.read(SUBMIT_SM);
        smsc.confirm(answer, "1");
        smsc.acceptBind();
        assertThat(hasFailed).isTrue();
        answered(2);
    }

    private void answered(int sequence) throws IOException {
        smsc.question(sequence, PHONE, "good " + sequence);
        Pdu answer = smsc.read(SUBMIT_SM);
        while (!RawSmsc.text(answer).equals("You said good " + sequence)) {
            smsc.confirm(answer, "0");
            answer = smsc.read(SUBMIT_SM);
        }
        smsc.confirm(answer, Integer.toString(sequence));
    }

    private GatewayProperties properties() {
        return TestGateway.withoutProbes(TestGateway.properties(smsc.port(), 100, 50, false));
    }

    private void start(JdbcTransactionManager transactions) {
        gateway = SmsConfiguration.gateway(
                properties(),
                gateways.dataSource,
                gateways.jdbc,
                transactions,
                gateways.keys,
                List.of(TestGateway.answering(SmsErrorsTest::answer)),
                Clock.system(Day.ZONE),
                Clock.system(Day.ZONE));
        gateway.start();
    }

    private static String answer(String text) {
        return switch (text) {
            case "overflow" -> answer(text) + "!";
            case "missing" -> throw new NoClassDefFoundError("a class");
            case "memory" -> throw new OutOfMemoryError("no room");
            default -> "You said " + text;
        };
    }

    /** At the first confirmation the link's reader meets an error. */
    private record FailingOnce(Esme gateway, AtomicBoolean hasFailed) implements Esme {
        @Override
        public boolean take(SmppLink link, int sequence, DeliverSm delivered) {
            return gateway.take(link, sequence, delivered);
        }

        @Override
        public @Nullable OutgoingPart nextPart() {
            return gateway.nextPart();
        }

        @Override
        public void giveBack(Collection<OutgoingPart> parts) {
            gateway.giveBack(parts);
        }

        @Override
        public void confirmed(OutgoingPart part, String messageId) {
            if (hasFailed.compareAndSet(false, true)) {
                throw new StackOverflowError();
            }
            gateway.confirmed(part, messageId);
        }

        @Override
        public void refused(OutgoingPart part, int status) {
            gateway.refused(part, status);
        }
    }
}
