package pk.gov.nsor.intake;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.screening.Screened;

/** What waits for a registrar, and what registrars decide about it. */
@Service
public class Quarantine {

    private static final int LONGEST_REASON = 1000;

    private final Inbox inbox;
    private final IncomingMessages messages;
    private final Trail trail;

    Quarantine(Inbox inbox, IncomingMessages messages, Trail trail) {
        this.inbox = inbox;
        this.messages = messages;
        this.trail = trail;
    }

    /** How many wait. */
    public int count() {
        return inbox.countWaiting();
    }

    /** The oldest first, without the originals. */
    public List<Waiting> oldest(int limit) {
        return inbox.waiting(limit).stream().map(this::waiting).toList();
    }

    /**
     * One that waits, with the original; the look is on the trail before this returns.
     *
     * @return empty where it does not wait (any more)
     */
    @Transactional
    public Optional<Waiting> open(UUID receipt, Actor actor, @Nullable String purpose) {
        Optional<Inbox.Message> message =
                inbox.find(receipt).filter(found -> found.status() == Receipt.Status.QUARANTINED);
        message.ifPresent(found -> trail.append(TrailEntry.done(actor, TrailAction.QUARANTINE_VIEWED)
                .about(receipt)
                .purpose(purpose)));
        return message.map(this::waiting);
    }

    /**
     * Looks again, with what the registrar put right, and records it where nothing is doubtful any more.
     *
     * @return true where it was recorded
     * @throws InvalidValueException where it does not wait any more, or a value is refused by the record
     * @throws pk.gov.nsor.register.CnicTakenException where another record got the CNIC meanwhile; trying again finds it
     */
    @Transactional
    public boolean decide(UUID receipt, Decision decision, Actor actor) {
        Inbox.Message message = lock(receipt);
        return messages.read(message.kind(), message.original()).record(receipt, decision, actor);
    }

    /**
     * Sends it back: the client sees the reason with the receipt.
     *
     * @param reason 1 to 1000 characters
     * @throws InvalidValueException where it does not wait any more, or the reason is empty or too long
     */
    @Transactional
    public void sendBack(UUID receipt, String reason, Actor actor) {
        String clean = reason.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_REASON || clean.indexOf('\0') >= 0) {
            throw new InvalidValueException("return-reason", "Give a reason of 1 to %s characters.", LONGEST_REASON)
                    .at("reason");
        }
        Screened.require(clean, "reason");
        Inbox.Message _ = lock(receipt);
        inbox.returned(receipt, clean, actor.id());
        trail.append(TrailEntry.done(actor, TrailAction.QUARANTINE_DECIDED)
                .about(receipt)
                .with(Map.of("status", Receipt.Status.RETURNED, "reason", clean)));
    }

    private Inbox.Message lock(UUID receipt) {
        return inbox.lockWaiting(receipt)
                .orElseThrow(() -> new InvalidValueException(
                        "quarantine.decided", "Somebody has decided about this message already."));
    }

    private Waiting waiting(Inbox.Message message) {
        return new Waiting(
                message.receipt(),
                message.receivedAt(),
                inbox.doubts(message.receipt()),
                new String(message.original(), StandardCharsets.UTF_8));
    }

    /** @param original the message as it came */
    public record Waiting(UUID receipt, OffsetDateTime receivedAt, List<Doubt> doubts, String original) {}
}
