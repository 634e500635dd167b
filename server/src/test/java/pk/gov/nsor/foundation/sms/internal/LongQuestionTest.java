package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM_RESP;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.deliverSm;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.optional;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;
import pk.gov.nsor.testing.TestClock;

class LongQuestionTest {

    private final TestGateway gateways = new TestGateway();
    private RawSmsc smsc;
    private SmsGateway gateway;

    @BeforeEach
    void bind() throws IOException {
        smsc = new RawSmsc(0);
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
    }

    @AfterEach
    void stop() throws Exception {
        smsc.close();
        gateway.stop();
        gateways.close();
    }

    @Test
    void partsInAnyOrderAreOneQuestion() throws Exception {
        part(1, "923990000001", 5, 3, 3, "three");
        part(2, "923990000001", 5, 3, 1, "one ");
        part(3, "923990000002", 5, 3, 2, "of another sender ");
        assertThat(smsc.readFor(300)).extracting(Pdu::command).containsOnly(DELIVER_SM_RESP);
        part(4, "923990000001", 5, 3, 2, "two ");
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said one two three");
        assertThat(gateways.count("select count(*) from sms.question_part")).isOne();
    }

    @Test
    void partsNamedByOptionalParametersAreOneQuestion() throws Exception {
        for (int part = 2; part >= 1; part--) {
            byte[] text = ("part" + part + " ").getBytes(StandardCharsets.US_ASCII);
            smsc.send(
                    DELIVER_SM,
                    0,
                    part,
                    deliverSm(
                            "923990000001",
                            0,
                            0,
                            text,
                            optional(0x020C, new byte[] {1, 2}),
                            optional(0x020E, new byte[] {2}),
                            optional(0x020F, new byte[] {(byte) part})));
        }
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said part1 part2 ");
    }

    @Test
    void aPartThatComesTwiceCountsOnce() throws Exception {
        part(1, "923990000001", 6, 2, 1, "one ");
        part(2, "923990000001", 6, 2, 1, "one ");
        part(3, "923990000001", 6, 2, 2, "two");
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said one two");
    }

    @Test
    void lastPartsThatComeAtOnceAreSeenByOneBatch() throws Exception {
        Random random = new Random(1);
        for (int question = 0; question < 50; question++) {
            int first = 1 + random.nextInt(2);
            part(1, "92399000" + (1000 + question), 9, 2, first, "p" + first);
            part(2, "92399000" + (1000 + question), 9, 2, 3 - first, "p" + (3 - first));
        }
        for (int question = 0; question < 50; question++) {
            Pdu answer = smsc.read(SUBMIT_SM);
            smsc.confirm(answer, String.valueOf(question));
            assertThat(RawSmsc.text(answer)).isEqualTo("You said p1p2");
        }
    }

    @Test
    void whatIsThereCountsAsTheQuestionWhenTheRestDoesNotCome() throws Exception {
        part(1, "923990000001", 7, 3, 1, "one ");
        part(2, "923990000001", 7, 3, 3, "three");
        smsc.read(DELIVER_SM_RESP);
        smsc.read(DELIVER_SM_RESP);
        TestClock later = new TestClock();
        later.move(QuestionPartRepository.PATIENCE.minus(Duration.ofSeconds(20)));
        assertThat(overdue(later)).isEmpty();
        later.move(Duration.ofSeconds(30));
        assertThat(overdue(later)).hasSize(1);
        assertThat(gateways.count("select count(*) from sms.exchange")).isOne();
        assertThat(gateways.count("select count(*) from sms.question_part")).isZero();
    }

    @Test
    void aPartThatIsDeliveredAgainAfterItsQuestionWasAnsweredIsNoQuestion() throws Exception {
        part(1, "923990000001", 8, 2, 1, "one ");
        part(2, "923990000001", 8, 2, 2, "two");
        smsc.read(SUBMIT_SM);
        part(3, "923990000001", 8, 2, 2, "two");
        smsc.read(DELIVER_SM_RESP);
        TestClock later = new TestClock();
        later.move(QuestionPartRepository.PATIENCE.plusSeconds(30));
        assertThat(overdue(later)).isEmpty();
        assertThat(gateways.count("select count(*) from sms.question_part")).isZero();
    }

    @Test
    void anotherTextUnderTheSameReferenceIsAnotherQuestion() throws Exception {
        part(1, "923990000001", 8, 2, 1, "one ");
        part(2, "923990000001", 8, 2, 2, "two");
        smsc.read(SUBMIT_SM);
        part(3, "923990000001", 8, 2, 2, "three");
        smsc.read(DELIVER_SM_RESP);
        TestClock later = new TestClock();
        later.move(QuestionPartRepository.PATIENCE.plusSeconds(30));
        assertThat(overdue(later)).hasSize(1);
    }

    @Test
    void aProcessWhoseClockIsAheadTakesNobodysHalfQuestion() throws Exception {
        part(1, "923990000001", 9, 2, 1, "one ");
        smsc.read(DELIVER_SM_RESP);
        TestClock ahead = new TestClock();
        ahead.move(QuestionPartRepository.PATIENCE.plusSeconds(30));
        assertThat(overdue(ahead, new TestClock())).isEmpty();
        assertThat(gateways.count("select count(*) from sms.question_part")).isOne();
        assertThat(overdue(new TestClock(), ahead))
                .as("by the time that all share")
                .hasSize(1);
    }

    private List<PendingAnswer> overdue(TestClock clock) {
        return overdue(clock, clock);
    }

    private List<PendingAnswer> overdue(TestClock clock, TestClock shared) {
        Sealing sealing = new Sealing(gateways.keys);
        ExchangeRepository exchanges = new ExchangeRepository(gateways.jdbc, clock);
        QuestionPartRepository parts =
                new QuestionPartRepository(gateways.jdbc, sealing, SmscLink.PUBLIC, clock, shared);
        TransactionTemplate template = new TransactionTemplate(new JdbcTransactionManager(gateways.dataSource));
        long run = gateways.count("select max(id) from sms.run");
        ExchangeNumbers numbers = new ExchangeNumbers(gateways.jdbc, template);
        return new BatchTransaction(template, numbers, exchanges, parts, sealing, List.of(TestGateway.echo()), clock)
                .commitOverdue(run)
                .answers();
    }

    private void part(int sequence, String sender, int reference, int total, int part, String text) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {5, 0, 3, (byte) reference, (byte) total, (byte) part});
        message.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        smsc.send(DELIVER_SM, 0, sequence, deliverSm(sender, 0x40, 0, message.toByteArray()));
    }
}
