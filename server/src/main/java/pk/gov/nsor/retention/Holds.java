package pk.gov.nsor.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.approval.Approval;
import pk.gov.nsor.approval.ProposalKind;
import pk.gov.nsor.approval.Proposals;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.RegisterNumber;
import pk.gov.nsor.reference.PolicyValues;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.UnknownPersonException;

/**
 * Legal holds: asked for by one, confirmed by another, with a last day; extended and released in the same way. Whoever asks
 * or confirms holds the record's row, as the erasing does: one of them is first, and the other is told.
 */
@Service
public class Holds {

    private static final String MOST = "retention.hold-most";

    private final HoldTable table;
    private final RetentionTable tombstones;
    private final People people;
    private final PolicyValues policy;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    Holds(
            HoldTable table,
            RetentionTable tombstones,
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

    /** For how many days at most a hold may last from the day it is asked for. */
    public int mostDays() {
        return policy.get(MOST, today()).number();
    }

    /**
     * Asks a second person for something about a record, which is held meanwhile.
     *
     * @throws InvalidValueException where the record is erased or never was, or the kind or {@link Proposals} refuses
     */
    <P> UUID ask(Proposals proposals, ProposalKind<P> kind, P payload, UUID person, String reason, Actor actor) {
        return transaction.execute(status -> {
            lock(person);
            return proposals.propose(kind, payload, today(), reason, actor);
        });
    }

    void place(UUID person, HoldCause cause, LocalDate until, Approval approval) {
        lock(person);
        UUID hold = approval.proposal();
        table.insert(hold, person, cause);
        step(hold, person, Hold.Step.PLACED, until, approval);
    }

    void extend(Hold hold, LocalDate until, Approval approval) {
        lock(hold.person());
        step(hold.id(), hold.person(), Hold.Step.EXTENDED, until, approval);
    }

    void release(Hold hold, Approval approval) {
        lock(hold.person());
        step(hold.id(), hold.person(), Hold.Step.RELEASED, today(), approval);
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
    void checkThere(UUID person) {
        tombstones.tombstone(person).ifPresent(gone -> {
            throw new InvalidValueException(
                    "retention.erased",
                    "This record was erased on %s. There is nothing left that could be held.",
                    gone.erasedOn());
        });
    }

    /** The number of a record; empty where it is erased. */
    Optional<RegisterNumber> number(UUID person) {
        return tombstones.number(person);
    }

    /** The hold for a cause that lasts; empty for none. */
    Optional<Hold> lasting(UUID person, HoldCause cause) {
        return table.of(person).stream()
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

    private void lock(UUID person) {
        try {
            people.lock(new PersonId(person));
        } catch (UnknownPersonException gone) {
            checkThere(person);
            throw new InvalidValueException("retention.unknown", "There is no such record.");
        }
    }

    private void step(UUID hold, UUID person, Hold.Step kind, LocalDate until, Approval approval) {
        table.step(hold, kind, until, approval, OffsetDateTime.now(clock));
        trail.append(TrailEntry.done(approval.by(), action(kind)).about(person));
    }

    private static TrailAction action(Hold.Step kind) {
        return switch (kind) {
            case PLACED -> TrailAction.HOLD_PLACED;
            case EXTENDED -> TrailAction.HOLD_EXTENDED;
            case RELEASED -> TrailAction.HOLD_RELEASED;
        };
    }
}
