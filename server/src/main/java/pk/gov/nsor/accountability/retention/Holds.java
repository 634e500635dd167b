package pk.gov.nsor.accountability.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.UnknownPersonException;

/**
 * Legal holds: asked for by one, confirmed by another, with a last day; extended and released in the same way. Asking
 * and confirming lock the row of the record or of the request, as an erasure does: one of them comes first, and the
 * other is refused with the reason.
 */
@Service
public class Holds {

    static final int SOON = 14;

    private static final String MOST = "retention.hold-most";

    private final HoldRepository table;
    private final RetentionRepository tombstones;
    private final People people;
    private final PolicyValues policy;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    Holds(
            HoldRepository table,
            RetentionRepository tombstones,
            People people,
            PolicyValues policy,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.table = table;
        this.tombstones = tombstones;
        this.people = people;
        this.policy = policy;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those that last first, then the latest. */
    public List<Hold> all(int limit) {
        return transaction.execute(status -> table.all(today(), limit));
    }

    public Optional<Hold> find(UUID id) {
        return transaction.execute(status -> table.find(id));
    }

    /**
     * Those that last and end within {@value #SOON} days, the first to end first.
     *
     * @param by who placed it, of the two; null for anybody
     */
    public List<Hold> endingSoon(@Nullable UUID by) {
        return transaction.execute(status -> table.ending(today(), today().plusDays(SOON), by));
    }

    /** For how many days at most a hold may last from the day it is asked for. */
    public int mostDays() {
        return policy.get(MOST, today()).number();
    }

    /**
     * Asks a second person for something about a record, which is held meanwhile.
     *
     * @throws InvalidValueException where the record is erased or never was, or the kind or {@link Proposals} refuses
     */
    <P> UUID ask(Proposals proposals, ProposalKind<P> kind, P payload, Held held, String reason, Actor actor) {
        return transaction.execute(status -> {
            lock(held);
            return proposals.propose(kind, payload, today(), reason, actor);
        });
    }

    void place(Held held, HoldCause cause, LocalDate until, Approval approval) {
        lock(held);
        UUID hold = approval.proposal();
        table.insert(hold, held, cause);
        step(hold, held, Hold.Step.PLACED, until, approval);
    }

    void extend(Hold hold, LocalDate until, Approval approval) {
        lock(hold.of());
        step(hold.id(), hold.of(), Hold.Step.EXTENDED, until, approval);
    }

    void release(Hold hold, Approval approval) {
        lock(hold.of());
        step(hold.id(), hold.of(), Hold.Step.RELEASED, today(), approval);
    }

    /** Refuses a last day that is past, or further away than a hold may last. */
    void checkDay(LocalDate until) {
        LocalDate last = today().plusDays(mostDays());
        if (until.isBefore(today()) || until.isAfter(last)) {
            throw new InvalidValueException(
                            "retention.until", "A hold lasts until a day from today to %s; it can be extended.", last)
                    .at("until");
        }
    }

    /** Refuses what is about a record that is not there any more. */
    void checkThere(Held held) {
        if (held.isRequest()) {
            table.request(held.id())
                    .map(HoldRepository.SentRequest::filesDestroyedAt)
                    .ifPresent(gone -> {
                        throw new InvalidValueException(
                                "retention.files-gone",
                                "The files of this request were destroyed on %s. There is nothing left that a hold would keep.",
                                gone.atZoneSameInstant(clock.getZone()).toLocalDate());
                    });
        } else {
            tombstones.tombstone(held.id()).ifPresent(gone -> {
                throw new InvalidValueException(
                        "retention.erased",
                        "This record was erased on %s. There is nothing left that could be held.",
                        gone.erasedOn());
            });
        }
    }

    /** The number of a record or a request, as it is written; empty where it is erased. */
    Optional<String> number(Held held) {
        return held.isRequest()
                ? table.request(held.id()).map(found -> Long.toString(found.number()))
                : tombstones.number(held.id()).map(RegisterNumber::formatted);
    }

    /** A request about a case that was sent, by its number. */
    public Optional<UUID> requestWithNumber(long number) {
        return transaction.execute(status -> table.requestWithNumber(number).map(HoldRepository.SentRequest::id));
    }

    /**
     * The last day of what holds a record or a request: a legal hold, or the asking for one so long as it can be confirmed.
     * Whoever would destroy something has locked its row before.
     */
    public Optional<LocalDate> heldUntil(Held held) {
        return transaction.execute(status -> table.heldUntil(held, today()));
    }

    /** The hold for a cause that lasts; empty for none. */
    Optional<Hold> lasting(Held held, HoldCause cause) {
        return table.of(held).stream()
                .filter(hold -> hold.cause() == cause && hold.lasts(today()))
                .findFirst();
    }

    Hold lasting(UUID id) {
        return table.find(id)
                .filter(hold -> hold.lasts(today()))
                .orElseThrow(() -> new InvalidValueException(
                        "retention.hold-over", "This hold has ended or was released. It can only be asked for anew."));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private void lock(Held held) {
        if (held.isRequest()) {
            if (table.lockRequest(held.id()).isEmpty()) {
                throw new InvalidValueException("retention.unknown-request", "There is no such request.");
            }
            return;
        }
        try {
            people.lock(new PersonId(held.id()));
        } catch (UnknownPersonException gone) {
            checkThere(held);
            throw new InvalidValueException("retention.unknown", "There is no such record.");
        }
    }

    private void step(UUID hold, Held held, Hold.Step kind, LocalDate until, Approval approval) {
        table.step(hold, kind, until, approval, OffsetDateTime.now(clock));
        TrailEntry entry = TrailEntry.done(approval.by(), action(kind)).about(held.id());
        // On a record it is kept from the police: with a salted content its leaf is not found by trying.
        trail.append(held.isRequest() ? entry : entry.with(Map.of("until", until.toString())));
    }

    private static TrailAction action(Hold.Step kind) {
        return switch (kind) {
            case PLACED -> TrailAction.HOLD_PLACED;
            case EXTENDED -> TrailAction.HOLD_EXTENDED;
            case RELEASED -> TrailAction.HOLD_RELEASED;
        };
    }
}
