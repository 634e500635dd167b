package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.sms.HeldMessages.Counts;
import pk.gov.nsor.foundation.sms.MessageState.State;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.testing.TestClock;

/** No message leaves while a restore is not released, and what may have gone out before is told apart from what cannot have. */
class HeldMessagesTest {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final TestClock clock = new TestClock();
    private final TestLines lines = new TestLines(clock);
    private final MessageRepository store = new MessageRepository(lines.gateways.jdbc, clock);
    private final StoredHeldMessages held = new StoredHeldMessages(lines.gateways.jdbc, clock);
    private UUID due;
    private UUID taken;
    private UUID later;
    private UUID since;
    private Instant restored = Instant.EPOCH;

    @BeforeEach
    void restore() {
        taken = lines.send("0399 0000001", "Taken once");
        assertThat(store.take(SmscLink.NEUTRAL, 10, Duration.ofHours(3))).hasSize(1);
        due = lines.send("0399 0000002", "Due before");
        Instant now = clock.instant();
        later = lines.send("0399 0000003", "Due later", now.plusSeconds(120), now.plus(Duration.ofHours(4)));
        clock.move(Duration.ofMinutes(1));
        restored = clock.instant();
        superuser()
                .sql("insert into restore.restoration (id, noticed_at, restored_at) values (gen_random_uuid(), ?, ?)")
                .params(at(restored), at(restored))
                .update();
        clock.move(Duration.ofMinutes(2));
        since = lines.send("0399 0000004", "Made since");
    }

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void nothingIsTakenWhileItIsHeldAndEverythingThatIsDueAfterwards() {
        assertThat(store.take(SmscLink.NEUTRAL, 10, LEASE)).isEmpty();
        release();
        assertThat(store.take(SmscLink.NEUTRAL, 10, LEASE))
                .extracting(MessageRepository.Taken::id)
                .containsExactlyInAnyOrder(due, later, since);
    }

    @Test
    void whatWasTakenBeforeOrDueBeforeIsInDoubt() {
        assertThat(held.counts(restored)).isEqualTo(new Counts(2, 1, 1));
        assertThat(drop(true, false)).isEqualTo(2);
        assertThat(lines.state(taken)).isEqualTo(State.EXPIRED);
        assertThat(lines.state(due)).isEqualTo(State.EXPIRED);
        assertThat(lines.state(later)).isEqualTo(State.QUEUED);
        assertThat(lines.state(since)).isEqualTo(State.QUEUED);
        assertThat(drop(false, true)).isOne();
        assertThat(lines.state(since)).isEqualTo(State.EXPIRED);
        assertThat(drop(false, false)).isZero();
        assertThat(held.counts(restored)).isEqualTo(new Counts(0, 1, 0));
    }

    private int drop(boolean isDoubtful, boolean isSince) {
        return Objects.requireNonNull(lines.transaction.execute(status -> held.drop(restored, isDoubtful, isSince)));
    }

    private void release() {
        lines.gateways
                .jdbc
                .sql("update restore.restoration set released_at = now(), proposal_id = gen_random_uuid(),"
                        + " sends_doubtful = true, sends_since = true")
                .update();
    }

    private JdbcClient superuser() {
        var access = lines.gateways.database.superuser();
        return JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
