package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM_RESP;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;
import pk.gov.nsor.startup.launch.DatabaseAccess;

@Tag("fault")
class GatewayTest {

    private final TestGateway gateways = new TestGateway();
    private RawSmsc smsc;
    private SmsGateway gateway;

    GatewayTest() throws IOException {
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
    void aQuestionIsAcknowledgedThenAnswered() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(7, "923990000001", "hello");
        Pdu acknowledged = smsc.read();
        assertThat(acknowledged.command()).isEqualTo(DELIVER_SM_RESP);
        assertThat(acknowledged.sequence()).isEqualTo(7);
        assertThat(acknowledged.status()).isZero();
        Pdu answer = smsc.read();
        assertThat(RawSmsc.text(answer)).isEqualTo("You said hello");
        assertThat(RawSmsc.destination(answer)).isEqualTo("923990000001");
        smsc.confirm(answer, "0001");
        await().until(() -> gateways.count("select count(*) from sms.settled") == 1);
    }

    @Test
    void anUrduAnswerOfTwoPartsIsJoinedByItsHeaders() throws Exception {
        String urdu = "ا".repeat(134);
        gateway = gateways.start(smsc.port(), TestGateway.answering(text -> urdu));
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        String first = RawSmsc.text(smsc.read(SUBMIT_SM));
        String second = RawSmsc.text(smsc.read(SUBMIT_SM));
        assertThat(first).isEqualTo("[0201]" + "ا".repeat(67));
        assertThat(second).isEqualTo("[0202]" + "ا".repeat(67));
    }

    @Test
    void silenceIsAcknowledgedAndStored() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.answering(text -> null));
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        assertThat(smsc.readFor(300)).extracting(Pdu::command).containsExactly(DELIVER_SM_RESP);
        assertThat(gateways.count("select count(*) from sms.exchange where not due"))
                .isEqualTo(1);
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsCommitted() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        try (Connection blocker = gateways.database.superuser().connect();
                Statement lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("lock table sms.exchange in exclusive mode");
            smsc.question(1, "923990000001", "x");
            assertThat(smsc.readFor(400)).isEmpty();
            blocker.commit();
        }
        assertThat(smsc.read().command()).isEqualTo(DELIVER_SM_RESP);
    }

    @Test
    void aFullQueueAsksToComeAgainAndNothingIsMetWithSilence() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        gateway = gateways.start(TestGateway.properties(smsc.port(), 5, 50, false), TestGateway.answering(text -> {
            awaitUninterruptibly(blocked);
            return "done";
        }));
        smsc.acceptBind();
        for (int i = 1; i <= 100; i++) {
            smsc.question(i, "923990000001", "x" + i);
        }
        List<Pdu> refused = smsc.readFor(500);
        assertThat(refused).isNotEmpty().allMatch(pdu -> pdu.status() == 0x58);
        blocked.countDown();
        Set<Integer> answered = new HashSet<>();
        refused.forEach(pdu -> answered.add(pdu.sequence()));
        while (answered.size() < 100) {
            Pdu pdu = smsc.read(DELIVER_SM_RESP);
            assertThat(pdu.status()).isZero();
            answered.add(pdu.sequence());
        }
        assertThat(gateways.count("select count(*) from sms.exchange")).isEqualTo(100 - refused.size());
    }

    @Test
    void noMoreIsSentThanTheWindowAllows() throws Exception {
        gateway = gateways.start(TestGateway.properties(smsc.port(), 1000, 3, false), TestGateway.echo());
        smsc.acceptBind();
        for (int i = 1; i <= 10; i++) {
            smsc.question(i, "923990000001", "x" + i);
        }
        List<Pdu> sent = smsc.readFor(400).stream()
                .filter(pdu -> pdu.command() == SUBMIT_SM)
                .toList();
        assertThat(sent).hasSize(3);
        smsc.confirm(sent.getFirst(), "1");
        assertThat(smsc.readFor(300)).extracting(Pdu::command).containsExactly(SUBMIT_SM);
    }

    @Test
    void anOverloadedSmscGetsThePartAgainALittleLater() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        smsc.send(RawSmsc.SUBMIT_SM_RESP, 0x58, smsc.read(SUBMIT_SM).sequence(), new byte[0]);
        Pdu again = smsc.read(SUBMIT_SM);
        smsc.confirm(again, "1");
        assertThat(RawSmsc.text(again)).isEqualTo("You said x");
    }

    @Test
    void whatTheSmscRefusesSinceItHasUnboundGoesOverTheNextLink() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        smsc.question(2, "923990000002", "y");
        Pdu first = smsc.read(SUBMIT_SM);
        Pdu second = smsc.read(SUBMIT_SM);
        smsc.send(RawSmsc.UNBIND, 0, 9, new byte[0]);
        smsc.refuse(first, 0x04);
        smsc.refuse(second, 0x0B);
        smsc.read(RawSmsc.UNBIND_RESP);
        smsc.drop();
        smsc.acceptBind();
        assertThat(List.of(RawSmsc.text(smsc.read(SUBMIT_SM)), RawSmsc.text(smsc.read(SUBMIT_SM))))
                .containsExactlyInAnyOrder("You said x", "You said y");
        assertThat(gateways.count("select count(*) from sms.refused")).isZero();
    }

    @Test
    void anSmscThatTakesTheLinkForUnboundGetsANewOne() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        smsc.refuse(smsc.read(SUBMIT_SM), 0x04);
        smsc.acceptBind();
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said x");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x45, 0x64})
    void whatTheSmscCannotTakeForNowIsSentFiveTimesAndOtherPartsDoNotWaitForIt(int status) throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        smsc.refuse(smsc.read(SUBMIT_SM), status);
        smsc.question(2, "923990000002", "y");
        Pdu other = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(other)).isEqualTo("You said y");
        smsc.confirm(other, "2");
        for (int time = 2; time <= 5; time++) {
            assertThat(gateways.count("select count(*) from sms.refused")).isZero();
            Pdu again = smsc.read(SUBMIT_SM);
            assertThat(RawSmsc.text(again)).isEqualTo("You said x");
            smsc.refuse(again, status);
        }
        await().until(() -> gateways.count("select count(*) from sms.refused where status = " + status) == 1);
    }

    @Test
    void timesWithAnAnswerDoNotCountAmongThoseWithout() throws Exception {
        gateway = gateways.start(
                TestGateway.withoutProbes(TestGateway.properties(smsc.port(), 100, 50, false)), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        for (int time = 1; time <= 3; time++) {
            smsc.refuse(smsc.read(SUBMIT_SM), 0x58);
        }
        smsc.read(SUBMIT_SM);
        smsc.drop();
        smsc.acceptBind();
        smsc.read(SUBMIT_SM);
        // After two seconds without an answer, for the first time.
        Pdu again = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(again)).isEqualTo("You said x");
        smsc.confirm(again, "1");
        await().until(() -> gateways.count("select count(*) from sms.settled") == 1);
        assertThat(gateways.count("select count(*) from sms.refused")).isZero();
    }

    @Test
    void aRefusedPartIsNotedAndNotSentAgain() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        smsc.send(RawSmsc.SUBMIT_SM_RESP, 0x0B, smsc.read(SUBMIT_SM).sequence(), new byte[0]);
        assertThat(smsc.readFor(300)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);
        assertThat(gateways.count("select status from sms.refused")).isEqualTo(0x0B);
    }

    @Test
    void oneQuestionThatCannotBeAnsweredDoesNotHoldUpTheOthers() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.answering(text -> {
            if (text.equals("bad")) {
                throw new IllegalStateException("a fault in a handler");
            }
            return "fine";
        }));
        smsc.acceptBind();
        for (int i = 1; i <= 9; i++) {
            smsc.question(i, "923990000001", i == 5 ? "bad" : "good");
        }
        List<Pdu> pdus = smsc.readFor(1000);
        assertThat(pdus)
                .filteredOn(pdu -> pdu.command() == DELIVER_SM_RESP)
                .hasSize(9)
                .allMatch(pdu -> pdu.status() == (pdu.sequence() == 5 ? 0x64 : 0));
        assertThat(pdus).filteredOn(pdu -> pdu.command() == SUBMIT_SM).hasSize(8);
    }

    @Test
    void whileTheDatabaseIsAwayTheSmscIsAskedToSendAgain() throws Exception {
        gateway = gateways.start(
                TestGateway.withoutProbes(TestGateway.properties(smsc.port(), 10_000, 50, false)), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "before");
        smsc.confirm(smsc.read(SUBMIT_SM), "1");
        String name = gateways.jdbc
                .sql("select current_database()")
                .query(String.class)
                .single();
        DatabaseAccess here = gateways.database.superuser();
        DatabaseAccess beside =
                new DatabaseAccess(here.url().replace("/" + name, "/postgres"), here.user(), here.password());
        try (Connection superuser = beside.connect();
                Statement statement = superuser.createStatement()) {
            statement.execute("alter database " + name + " with allow_connections false");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name
                    + "' and pid <> pg_backend_pid()");
            smsc.question(2, "923990000002", "while");
            assertThat(smsc.read(DELIVER_SM_RESP).status()).isEqualTo(0x64);
            statement.execute("alter database " + name + " with allow_connections true");
        }
        await().until(() -> {
            smsc.question(3, "923990000002", "after");
            return smsc.read(DELIVER_SM_RESP).status() == 0;
        });
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said after");
    }

    @Test
    void anSmscThatDoesNotReadLosesItsLinkAndNothingElse() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        smsc.floodUntilBroken();
        smsc.acceptBind();
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said x");
    }

    @Test
    void answersLeftByAGatewayAreSentOnceByTheNext() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "confirmed");
        smsc.confirm(smsc.read(SUBMIT_SM), "1");
        smsc.question(2, "923990000002", "left");
        smsc.read(SUBMIT_SM);
        smsc.drop();
        gateway.stop();

        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        Pdu again = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(again)).isEqualTo("You said left");
        smsc.confirm(again, "2");
        await().until(() -> gateways.count("select count(*) from sms.run where finished_at is not null") == 1);
        assertThat(smsc.readFor(300)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);
        gateway.stop();

        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        assertThat(smsc.readFor(300)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);
    }

    @Test
    void nobodyTakesOverTheAnswersOfAGatewayThatLives() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        smsc.read(SUBMIT_SM);
        try (RawSmsc other = new RawSmsc(0)) {
            SmsGateway second = gateways.start(other.port(), TestGateway.echo());
            other.acceptBind();
            assertThat(other.readFor(500)).isEmpty();
            other.drop();
            second.stop();
        }
    }

    @Test
    void severalBindsShareTheAnswers() throws Exception {
        GatewayProperties one = TestGateway.properties(smsc.port(), 1000, 1, false);
        gateway = gateways.start(TestGateway.withBinds(one, 2), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "first");
        Pdu first = smsc.read(SUBMIT_SM);
        try (RawSmsc other = smsc.another()) {
            other.acceptBind();
            smsc.question(2, "923990000002", "second");
            Pdu second = other.read(SUBMIT_SM);
            assertThat(RawSmsc.text(second)).isEqualTo("You said second");
            other.confirm(second, "2");
        }
        smsc.confirm(first, "1");
        await().until(() -> gateways.count("select coalesce(sum(last_id - first_id + 1), 0) from sms.settled") == 2);
    }

    @Test
    void theServerBindsAgainWhenTheSmscComesBack() throws Exception {
        int port = smsc.port();
        smsc.close();
        gateway = gateways.start(port, TestGateway.echo());
        Thread.sleep(300);
        smsc = new RawSmsc(port);
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        smsc.read(SUBMIT_SM);
        smsc.close();

        smsc = new RawSmsc(port);
        smsc.acceptBind();
        Pdu again = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(again)).isEqualTo("You said x");
        smsc.confirm(again, "1");
        assertThat(smsc.readFor(300)).extracting(Pdu::command).doesNotContain(SUBMIT_SM);
    }

    @Test
    void aLinkThatAnswersNoProbeIsReplaced() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.read(RawSmsc.ENQUIRE_LINK);
        smsc.acceptBind();
        Pdu probe = smsc.read(RawSmsc.ENQUIRE_LINK);
        smsc.send(RawSmsc.ENQUIRE_LINK_RESP, 0, probe.sequence(), new byte[0]);
        smsc.question(1, "923990000001", "x");
        assertThat(RawSmsc.text(smsc.read(SUBMIT_SM))).isEqualTo("You said x");
    }

    @Test
    void anUnbindIsAnsweredAndTheServerBindsAnew() throws Exception {
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
        smsc.send(RawSmsc.UNBIND, 0, 9, new byte[0]);
        assertThat(smsc.read(RawSmsc.UNBIND_RESP).sequence()).isEqualTo(9);
        smsc.drop();
        smsc.acceptBind();
    }

    @Test
    void theSenderIsWrittenWithAPlusWhereTheNetworkSaysThatItsNumberIsInternational() throws Exception {
        List<String> senders = new CopyOnWriteArrayList<>();
        gateway = gateways.start(smsc.port(), new QuestionHandler() {
            @Override
            public boolean takes(Question question) {
                return true;
            }

            @Override
            public void answer(List<Question> batch, Answers answers) {
                batch.forEach(question -> senders.add(question.sender()));
            }
        });
        smsc.acceptBind();
        String[] given = {"3546112345", "923990000001", "03990000001", "00923990000001", "+447700900123", "NADRA"};
        for (int i = 0; i < given.length; i++) {
            smsc.question(i + 1, given[i], "x");
            assertThat(smsc.read(DELIVER_SM_RESP).status()).isZero();
        }
        assertThat(senders)
                .containsExactly(
                        "+3546112345", "+923990000001", "03990000001", "00923990000001", "+447700900123", "NADRA");
    }

    @Test
    void aReceiptWithZerosInsideIsStoredUpToThem() throws Exception {
        gateway = gateways.start(TestGateway.properties(smsc.port(), 100, 50, true), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        smsc.confirm(smsc.read(SUBMIT_SM), "77");
        byte[] padded = "77\0\0\0rest\0".getBytes(StandardCharsets.US_ASCII);
        byte[] inText = "id:78\0\0 stat:DELIVRD\0".getBytes(StandardCharsets.US_ASCII);
        smsc.send(
                RawSmsc.DELIVER_SM,
                0,
                2,
                RawSmsc.deliverSm(
                        "923990000001",
                        4,
                        0,
                        "stat:DELIVRD\0".getBytes(StandardCharsets.US_ASCII),
                        RawSmsc.optional(0x001E, padded)));
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isZero();
        smsc.send(RawSmsc.DELIVER_SM, 0, 3, RawSmsc.deliverSm("923990000001", 4, 0, inText));
        assertThat(smsc.read(DELIVER_SM_RESP).status()).isZero();
        await().until(() -> gateways.count("select count(*) from sms.delivery where state = 'DELIVRD'") == 1);
        assertThat(gateways.count("select count(*) from sms.receipt where message_id = '78' and state = 'DELIVRD'"))
                .isEqualTo(1);
    }

    @Test
    void receiptsAreMatchedAlthoughTheirZerosAreMissing() throws Exception {
        gateway = gateways.start(TestGateway.properties(smsc.port(), 100, 50, true), TestGateway.echo());
        smsc.acceptBind();
        smsc.question(1, "923990000001", "x");
        smsc.confirm(smsc.read(SUBMIT_SM), "000123AB");
        String receipt = "id:123ab sub:001 dlvrd:001 submit date:2611250101 done date:2611250101 stat:DELIVRD err:000"
                + " text:You";
        smsc.send(
                RawSmsc.DELIVER_SM,
                0,
                2,
                RawSmsc.deliverSm("923990000001", 4, 0, receipt.getBytes(StandardCharsets.US_ASCII)));
        assertThat(smsc.read(DELIVER_SM_RESP).sequence()).isEqualTo(2);
        await().until(() ->
                gateways.count("select count(*) from sms.delivery where state = 'DELIVRD' and part = 1") == 1);
        assertThat(gateways.count("select count(*) from sms.exchange")).isEqualTo(1);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
