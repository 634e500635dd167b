package pk.gov.nsor.agencies.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.reference.PolicyValues;

/**
 * Messages that wait for another one, such as a release for its admission, and have waited for longer than the policy row
 * {@code feed.wait} has: what has become of that other one, somebody has to ask.
 */
@Service
public class LongWaits {

    private final Inbox inbox;
    private final PolicyValues values;
    private final Clock clock;

    LongWaits(Inbox inbox, PolicyValues values, Clock clock) {
        this.inbox = inbox;
        this.values = values;
        this.clock = clock;
    }

    /** After how many days one has waited for long. */
    public int days() {
        return values.get("feed.wait", LocalDate.now(clock)).number();
    }

    public int count() {
        return inbox.countAwaitingSince(since());
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    public List<Quarantine.Waiting> oldest(int limit) {
        return inbox.awaitingSince(since(), limit).stream()
                .map(message -> new Quarantine.Waiting(
                        message.receipt(), message.receivedAt(), inbox.quarantineReasons(message.receipt())))
                .toList();
    }

    private OffsetDateTime since() {
        return OffsetDateTime.now(clock).minusDays(days());
    }
}
