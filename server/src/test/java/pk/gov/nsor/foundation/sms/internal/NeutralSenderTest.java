package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.MessageState.State;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.run.RunRepository;
import pk.gov.nsor.simulator.smsc.PhoneMessage;
import pk.gov.nsor.simulator.smsc.SmscOptions;
import pk.gov.nsor.simulator.smsc.SmscSimulator;
import pk.gov.nsor.testing.TestClock;

/** Messages of the neutral sender to telephones of the simulator. */
@Tag("fault")
class NeutralSenderTest {

    private static final String PHONE = "0399 0000001";
    private static final NeutralProperties SHARED = TestLines.neutral("", Duration.ofMinutes(2));
    private static final NeutralProperties OWN = TestLines.neutral("nsor", Duration.ofMinutes(2));

    private final TestClock clock = new TestClock();
    private final TestLines lines = new TestLines(clock);
    private final List<SmscLinks> running = new ArrayList<>();
    private SmscSimulator simulator;

    @BeforeEach
    void anSmsc() throws Exception {
        simulator = SmscSimulator.start(SmscOptions.withPassword("secret")
                .withResponseTimeout(Duration.ofSeconds(2))
                .withRetryDelays(Duration.ofMillis(50), Duration.ofMillis(200)));
    }

    @AfterEach
    void stop() throws Exception {
        for (SmscLinks one : running) {
            one.stop();
        }
        simulator.close();
        lines.close();
    }

    @Test
    void aMessageGoesOutFromTheNeutralSenderAndItsReceiptSaysThatItArrived() throws Exception {
        start(SHARED);
        UUID id = lines.send(PHONE, "Please come by Monday.");
        lines.awaitState(id, State.DELIVERED);
        assertThat(received(PHONE)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Please come by Monday.");
            assertThat(message.peer()).isEqualTo(TestLines.NEUTRAL);
        });
        assertThat(lines.gateways.count("select count(*) from sms.message where content is not null"))
                .isZero();
    }

    @Test
    void anUrduMessageOfTwoPartsIsDeliveredWhenBothAre() throws Exception {
        start(SHARED);
        String text = "یاد دہانی: کل تک تشریف لائیں۔ ".repeat(4).strip();
        UUID id = lines.send(PHONE, text);
        lines.awaitState(id, State.DELIVERED);
        assertThat(received(PHONE)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo(text);
            assertThat(message.parts()).isEqualTo(2);
        });
    }

    @Test
    void aMessageOfATransactionThatIsUndoneIsNeverSent() throws Exception {
        start(SHARED);
        lines.transaction.executeWithoutResult(status -> {
            lines.messages().send(message(UUID.randomUUID(), "Never"));
            status.setRollbackOnly();
        });
        UUID later = lines.send(PHONE, "After it");
        lines.awaitState(later, State.DELIVERED);
        assertThat(texts(PHONE)).containsExactly("After it");
    }

    @Test
    void theSameMessageAgainIsStoredOnce() throws Exception {
        start(SHARED);
        NewMessage message = message(UUID.randomUUID(), "Once");
        for (int times = 0; times < 2; times++) {
            lines.transaction.executeWithoutResult(status -> lines.messages().send(message));
        }
        lines.awaitState(message.id(), State.DELIVERED);
        lines.awaitState(lines.send(PHONE, "Then this"), State.DELIVERED);
        assertThat(texts(PHONE)).containsExactly("Once", "Then this");
    }

    @Test
    void whatIsOfNoUseAnyMoreIsDroppedAndNotSentLate() throws Exception {
        Instant now = clock.instant();
        UUID yesterday = lines.send(PHONE, "Today is the last day", now, now.plus(Duration.ofHours(12)));
        UUID stillGood = lines.send(PHONE, "Good for three days", now, now.plus(Duration.ofDays(3)));
        clock.move(Duration.ofDays(1));
        start(SHARED);
        lines.awaitState(stillGood, State.DELIVERED);
        lines.awaitState(yesterday, State.EXPIRED);
        assertThat(texts(PHONE)).containsExactly("Good for three days");
    }

    @Test
    void whatIsWithdrawnIsNotSentWhetherOrNotAProcessHasTakenItAndWhatWasSentStaysSo() throws Exception {
        UUID waiting = lines.send(PHONE, "Not any more");
        withdraw(waiting);
        SmscLinks links = start(SHARED);
        UUID sent = lines.send(PHONE, "Sent");
        lines.awaitState(sent, State.DELIVERED);
        simulator.throttleSubmissions(Integer.MAX_VALUE);
        UUID taken = lines.send(PHONE, "Not this either");
        TestLines.await(
                () -> lines.gateways.count("select count(*) from sms.message where attempts > 0 and state = 'QUEUED'")
                        == 1,
                () -> "It is not taken");
        withdraw(sent, taken);
        links.withdrawn(List.of(sent, taken));
        simulator.throttleSubmissions(0);
        lines.awaitState(lines.send(PHONE, "After it"), State.DELIVERED);
        assertThat(texts(PHONE)).containsExactly("Sent", "After it");
        assertThat(lines.state(waiting)).isEqualTo(State.EXPIRED);
        assertThat(lines.state(taken)).isEqualTo(State.EXPIRED);
        assertThat(lines.state(sent)).isEqualTo(State.DELIVERED);
    }

    private void withdraw(UUID... ids) {
        lines.transaction.executeWithoutResult(status -> lines.messages().withdraw(List.of(ids)));
    }

    @Test
    void nothingIsSentBeforeItsTime() throws Exception {
        start(SHARED);
        Instant tomorrow = clock.instant().plus(Duration.ofHours(9));
        UUID id = lines.send(PHONE, "Good morning", tomorrow, tomorrow.plus(Duration.ofHours(12)));
        lines.awaitState(lines.send(PHONE, "Now"), State.DELIVERED);
        assertThat(lines.state(id)).isEqualTo(State.QUEUED);
        clock.move(Duration.ofHours(9));
        lines.awaitState(id, State.DELIVERED);
        assertThat(texts(PHONE)).containsExactly("Now", "Good morning");
    }

    @Test
    void aMessageThatDoesNotReachItsTelephoneHasFailed() throws Exception {
        start(SHARED);
        simulator.loseSubmissions(1);
        UUID id = lines.send(PHONE, "Into the void");
        lines.awaitState(id, State.FAILED);
        assertThat(received(PHONE)).isEmpty();
    }

    @Test
    void aThrottlingSmscAndBrokenConnectionsOnlyDelayIt() throws Exception {
        start(SHARED);
        simulator.throttleSubmissions(3);
        lines.awaitState(lines.send(PHONE, "Slowly"), State.DELIVERED);
        simulator.breakConnections();
        lines.awaitState(lines.send(PHONE, "Again"), State.DELIVERED);
        assertThat(texts(PHONE)).containsExactly("Slowly", "Again");
    }

    @Test
    void twoProcessesSendEachMessageOnce() throws Exception {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            ids.add(lines.send("0399 00001" + "%02d".formatted(i % 50), "Message " + i));
        }
        start(SHARED);
        start(SHARED);
        for (int i = 150; i < 300; i++) {
            ids.add(lines.send("0399 00001" + "%02d".formatted(i % 50), "Message " + i));
        }
        for (UUID id : ids) {
            lines.awaitState(id, State.DELIVERED);
        }
        assertThat(simulator.status().counters().messagesToPhones()).isEqualTo(300);
        assertThat(lines.gateways.count("select count(*) from sms.message_part"))
                .isEqualTo(300);
    }

    @Test
    void eachNumberIsAnsweredFromItselfOverWhicheverLinkTheQuestionCame() throws Exception {
        for (NeutralProperties account : List.of(SHARED, OWN)) {
            SmscLinks both = start(account, TestLines.echo(SmscLink.PUBLIC), TestLines.echo(SmscLink.NEUTRAL));
            String phone = account.equals(SHARED) ? "0399 0000011" : "0399 0000012";
            for (int i = 0; i < 6; i++) {
                simulator.receiveFromPhone(phone, "7000", "open " + i);
                simulator.receiveFromPhone(phone, TestLines.NEUTRAL, "neutral " + i);
            }
            TestLines.await(() -> received(phone).size() == 12, () -> "Not 12 answers: " + texts(phone));
            assertThat(received(phone))
                    .allSatisfy(answer -> assertThat(answer.text())
                            .startsWith(answer.peer().equals("7000") ? "PUBLIC got open" : "NEUTRAL got neutral"));
            both.stop();
            running.remove(both);
        }
    }

    @Test
    void longRepliesToBothNumbersWithOneReferenceAreKeptApart() throws Exception {
        start(OWN, TestLines.echo(SmscLink.PUBLIC), TestLines.echo(SmscLink.NEUTRAL));
        simulator.receiveFromPhone(PHONE, "7000", "open " + "x".repeat(130));
        simulator.receiveFromPhone(PHONE, TestLines.NEUTRAL, "neutral " + "y".repeat(130));
        TestLines.await(() -> received(PHONE).size() == 2, () -> "Not two answers: " + texts(PHONE));
        assertThat(received(PHONE)).extracting(PhoneMessage::peer).containsExactlyInAnyOrder("7000", TestLines.NEUTRAL);
    }

    @Test
    void anAnswerThatTheNeutralSendersGatewayLeftIsNotSentByThePublics() throws Exception {
        start(SHARED, TestLines.echo(SmscLink.NEUTRAL));
        lines.gateways
                .jdbc
                .sql("insert into sms.run (started_at, line) values (now(), 'NEUTRAL')")
                .update();
        RunRepository open = new RunRepository(lines.gateways.dataSource, lines.gateways.jdbc, SmscLink.PUBLIC, clock);
        assertThat(open.unfinished().stream()
                        .filter(run -> lines.gateways
                                .jdbc
                                .sql("select line from sms.run where id = ?")
                                .param(run)
                                .query(String.class)
                                .single()
                                .equals("NEUTRAL")))
                .isEmpty();
    }

    @Test
    void noNumberAndNoTextLiesInClear() {
        lines.send(PHONE, "Please come by Monday.");
        byte[] content = lines.gateways
                .jdbc
                .sql("select content from sms.message")
                .query(byte[].class)
                .single();
        assertThat(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("3990000001")
                .doesNotContain("Monday");
    }

    @Test
    void withoutATransactionAndWithoutTimeNothingIsTaken() {
        Instant now = clock.instant();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewMessage(UUID.randomUUID(), MobileNumber.parse(PHONE), "Text", now, now));
        assertThatIllegalArgumentException().isThrownBy(() -> message(UUID.randomUUID(), "x".repeat(161)));
        assertThatIllegalStateException().isThrownBy(() -> lines.messages().send(message(UUID.randomUUID(), "Text")));
    }

    @Test
    void thePublicsShortCodeCanNotBeTheNeutralSender() {
        NeutralProperties same = new NeutralProperties("7000", "", "", 1, Duration.ofMinutes(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> same.properties(TestGateway.properties(1, 10, 10, false)));
    }

    private SmscLinks start(NeutralProperties neutral, pk.gov.nsor.foundation.sms.QuestionHandler... handlers) {
        SmscLinks started = lines.start(simulator.smppPort(), neutral, handlers);
        running.add(started);
        return started;
    }

    private NewMessage message(UUID id, String text) {
        Instant now = clock.instant();
        return new NewMessage(id, MobileNumber.parse(PHONE), text, now, now.plus(Duration.ofHours(1)));
    }

    private List<PhoneMessage> received(String phone) {
        return simulator.messages(phone).stream()
                .filter(message -> message.direction() == PhoneMessage.Direction.TO_PHONE)
                .toList();
    }

    private List<String> texts(String phone) {
        return received(phone).stream().map(PhoneMessage::text).toList();
    }

    /** None of these may ever come from the short code. */
    @AfterEach
    void noMessageCameFromThePublicsShortCode() {
        assertThat(received(PHONE))
                .filteredOn(message -> message.peer().equals("7000"))
                .allMatch(message -> message.text().startsWith("PUBLIC got "));
    }
}
