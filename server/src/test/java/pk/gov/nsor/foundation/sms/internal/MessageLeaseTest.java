package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.MessageState.State;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.MessageRepository.Mine;
import pk.gov.nsor.foundation.sms.internal.MessageRepository.Taken;
import pk.gov.nsor.testing.TestClock;

/** A process stands still for longer than its lease of a message lasts; another has taken the message meanwhile. */
class MessageLeaseTest {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final TestClock clock = new TestClock();
    private final TestLines lines = new TestLines(clock);
    private final MessageRepository late = new MessageRepository(lines.gateways.jdbc, clock);
    private final MessageRepository other = new MessageRepository(lines.gateways.jdbc, clock);
    private UUID id;
    private Mine lost;
    private Mine held;

    @BeforeEach
    void bothHaveTakenIt() {
        id = lines.send("0399 0000001", "Please come by Monday.");
        lost = take(late);
        clock.move(LEASE.plusSeconds(1));
        held = take(other);
        assertThat(held.id()).isEqualTo(lost.id());
    }

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void itIsTheOthersWhateverTheLateOneSaysOfIt() {
        assertThat(late.keep(List.of(lost), LEASE.multipliedBy(2))).isEmpty();
        late.release(List.of(lost));
        late.tryAgain(lost, 69, Duration.ofMinutes(30));
        late.fail(lost, 11);
        assertThat(lines.state(id)).isEqualTo(State.QUEUED);
        assertThat(other.take(SmscLink.NEUTRAL, 10, LEASE))
                .as("given up by the late one")
                .isEmpty();
        clock.move(LEASE.plusSeconds(1));
        assertThat(late.take(SmscLink.NEUTRAL, 10, LEASE))
                .as("kept or put off by the late one")
                .hasSize(1);
    }

    @Test
    void whoHasItKeepsItAndSaysWhatBecameOfIt() {
        assertThat(other.keep(List.of(held), LEASE.multipliedBy(2))).containsExactly(id);
        clock.move(LEASE.plusSeconds(1));
        assertThat(late.take(SmscLink.NEUTRAL, 10, LEASE)).isEmpty();
        other.fail(held, 11);
        assertThat(lines.state(id)).isEqualTo(State.FAILED);
    }

    @Test
    void aMessageOfAProcessWhoseClockIsDaysBehindOrAheadIsSentWhenItWasMeantToBe() {
        other.fail(held, 11);
        for (Duration wrong : List.of(Duration.ofDays(-2), Duration.ofDays(2))) {
            Clock own = Clock.offset(clock, wrong);
            UUID code = UUID.randomUUID();
            NewMessage message = new NewMessage(
                    code,
                    MobileNumber.parse("0399 0000002"),
                    "Code 123456",
                    own.instant(),
                    own.instant().plus(Duration.ofMinutes(15)));
            lines.transaction.executeWithoutResult(
                    _ -> new StoredMessages(other, new Sealing(lines.gateways.keys), own, clock, () -> {}, _ -> {})
                            .send(message));
            assertThat(take(late).id()).as("by a clock %s off", wrong).isEqualTo(code);
        }
    }

    private static Mine take(MessageRepository store) {
        List<Taken> taken = store.take(SmscLink.NEUTRAL, 10, LEASE);
        assertThat(taken).hasSize(1);
        return taken.getFirst().mine();
    }
}
