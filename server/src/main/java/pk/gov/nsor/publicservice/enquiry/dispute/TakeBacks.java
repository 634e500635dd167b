package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.record.register.CnicDecided;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.PublicAnswerCorrected;
import pk.gov.nsor.record.registration.Standings;

/**
 * Answers to be withdrawn. A take-back is prepared whenever a CNIC that an answer may have disclosed is withdrawn or
 * doubted, or the fact behind the answer is corrected, with or without a dispute. It is prepared in the same
 * transaction. Two people decide whether it is sent.
 */
@Service
public class TakeBacks {

    /** Numbers of before are erased. */
    public static final int REACH_DAYS = DisputantNumber.READABLE_DAYS;

    static final Duration REACH = Duration.ofDays(REACH_DAYS);

    private final TakeBackRepository store;
    private final AnswerHashes hashes;
    private final Standings standings;
    private final MergedRecords merged;
    private final Messages messages;
    private final OutcomeMessages texts;
    private final Trail trail;
    private final Clock clock;

    TakeBacks(
            TakeBackRepository store,
            AnswerHashes hashes,
            Standings standings,
            MergedRecords merged,
            Messages messages,
            OutcomeMessages texts,
            Trail trail,
            Clock clock) {
        this.store = store;
        this.hashes = hashes;
        this.standings = standings;
        this.merged = merged;
        this.messages = messages;
        this.texts = texts;
        this.trail = trail;
        this.clock = clock;
    }

    @EventListener
    void on(CnicDecided decided) {
        switch (decided.now()) {
            case CONFIRMED -> unneededIfTold(decided);
            case UNCONFIRMED -> prepareIfTold(decided, TakeBackCause.DOUBTED);
            case WITHDRAWN -> prepareIfTold(decided, TakeBackCause.WITHDRAWN);
        }
    }

    /**
     * A take-back for a mistake on the record is prepared like that for a withdrawn CNIC; none is needed where the register
     * answers the same again.
     */
    @EventListener
    void on(PublicAnswerCorrected told) {
        LocalDate today = LocalDate.now(clock);
        for (Cnic cnic : told.cnics()) {
            if (told.isTold(today)) {
                store.unneeded(hashes.ofCnic(cnic), records(told.person()), EnumSet.allOf(TakeBackCause.class))
                        .forEach(id -> note(id, told.by()));
            } else if (told.wasTold(today.minusDays(REACH_DAYS), today)) {
                prepare(told.person(), cnic, TakeBackCause.CORRECTED, told.by(), from -> told.wasTold(from, today));
            }
        }
    }

    /** Whether the answers about the CNIC since then that rest on a mistake on the record are to be withdrawn. */
    @Transactional(readOnly = true)
    boolean isPrepared(Instant since, Cnic cnic) {
        return store.exists(hashes.ofCnic(cnic), since);
    }

    /**
     * Prepares one unless it was prepared since then and not dropped: for a disputed answer whose CNIC was put right meanwhile.
     * Whoever upholds a dispute finds that the answer was mistaken, so that two people decide again.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void prepareSince(Instant since, PersonId person, Cnic cnic, TakeBackCause cause, Actor by) {
        List<byte[]> cnicHashes = hashes.ofCnic(cnic);
        if (store.stands(cnicHashes, since)) {
            return;
        }
        UUID id = UUID.randomUUID();
        store.insert(id, cnicHashes, person, cause, by.id());
        note(id, by);
    }

    @Transactional(readOnly = true)
    public Optional<TakeBack> find(UUID id) {
        return store.find(id);
    }

    /** The latest about the record that a ticket's proof led to; before there is one, nobody gets from a ticket to it. */
    @Transactional(readOnly = true)
    public Optional<TakeBack> of(Ticket ticket) {
        Ticket.Proof proof = ticket.proof();
        PersonId person = proof == null ? null : proof.person();
        return person == null ? Optional.empty() : store.ofPerson(person);
    }

    /** Those that wait for somebody, or those that are over; the latest first. */
    @Transactional(readOnly = true)
    public List<TakeBack> list(boolean open, ListSort sort, long offset, int limit) {
        return store.list(open, sort, offset, limit);
    }

    @Transactional(readOnly = true)
    public long count(boolean open) {
        return store.count(open);
    }

    /** How many messages have come how far; with a zero for what none is. */
    @Transactional(readOnly = true)
    public Map<MessageState.State, Integer> progress(UUID id) {
        Map<MessageState.State, Integer> counts = new EnumMap<>(MessageState.State.class);
        for (MessageState.State state : MessageState.State.values()) {
            counts.put(state, 0);
        }
        counts.putAll(messages.counts(store.messages(id)));
        return counts;
    }

    /** What is texted about an answer of then. */
    public String text(TextLanguage language, Instant answeredAt) {
        return texts.takenBack(language, answeredAt);
    }

    /** In the transaction of the approval. */
    @Transactional(propagation = Propagation.MANDATORY)
    void approve(UUID id, UUID proposal) {
        refuseUnlessPrepared(store.lock(id));
        store.approved(id, proposal);
    }

    TakeBack get(UUID id) {
        return store.find(id).orElseThrow(TakeBacks::unknown);
    }

    void refuseUnlessPrepared(Optional<TakeBack> takeBack) {
        if (takeBack.orElseThrow(TakeBacks::unknown).state() != TakeBackState.PREPARED) {
            throw new InvalidValueException(
                    "take-back.not-prepared", "This take-back does not wait for a decision, or not any more.");
        }
    }

    /**
     * What was told is right again only where the register answers the same. Where the record's facts were put right while
     * the CNIC was in doubt, two people decide.
     */
    private void unneededIfTold(CnicDecided decided) {
        if (standings.isTold(decided.person())) {
            store.unneeded(
                            hashes.ofCnic(decided.cnic()),
                            records(decided.person()),
                            EnumSet.of(TakeBackCause.WITHDRAWN, TakeBackCause.DOUBTED))
                    .forEach(id -> note(id, decided.by()));
        }
    }

    /** The CNIC was perhaps on another record of the same person. */
    private List<PersonId> records(PersonId person) {
        return Stream.concat(Stream.of(person), merged.everJoined(person).stream())
                .toList();
    }

    private void prepareIfTold(CnicDecided decided, TakeBackCause cause) {
        if (decided.wasConfirmed()) {
            prepare(
                    decided.person(),
                    decided.cnic(),
                    cause,
                    decided.by(),
                    from -> decided.confirmedUntilNow() && standings.wasTold(decided.person(), from));
        }
    }

    /**
     * Prepares one. Where one waits already it is enough, unless the public was told again since: that one lapses 30 days
     * after its own mistake, and knows the CNIC only under the keys of then.
     *
     * @param wasTold whether the public was told on some day from then until today
     */
    private void prepare(PersonId person, Cnic cnic, TakeBackCause cause, Actor by, Predicate<LocalDate> wasTold) {
        Optional<Instant> waiting = store.waitingSince(hashes.ofCnic(cnic));
        if (waiting.isEmpty() || wasTold.test(LocalDate.ofInstant(waiting.get(), Day.ZONE))) {
            prepareSince(clock.instant(), person, cnic, cause, by);
        }
    }

    private void note(UUID id, Actor by) {
        TakeBack takeBack = get(id);
        trail.append(TrailEntry.done(by, TrailAction.TAKE_BACK_PREPARED)
                .about(id)
                .with(Map.of(
                        "state",
                        takeBack.state().name(),
                        "person",
                        takeBack.person().toString(),
                        "cause",
                        takeBack.cause().name())));
    }

    private static InvalidValueException unknown() {
        return new InvalidValueException("take-back.unknown", "There is no such take-back.");
    }
}
