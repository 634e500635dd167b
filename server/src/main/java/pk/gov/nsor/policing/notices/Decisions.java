package pk.gov.nsor.policing.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.notices.NoticeRepository.Undecided;
import pk.gov.nsor.policing.notices.review.NoticeReviews;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * What becomes of a notice. Each step is kept; a decision that was wrong is corrected by the other one, with its reason, and
 * what the first did to the record is taken back where that can be seen.
 */
@Service
public class Decisions {

    private final NoticeRepository table;
    private final NoticeReviews reviews;
    private final RecordChange change;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Decisions(
            NoticeRepository table,
            NoticeReviews reviews,
            RecordChange change,
            People people,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.table = table;
        this.reviews = reviews;
        this.change = change;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Brings a notice into a state, by the step that leads there.
     *
     * @param evidence for {@link NoticeState#ACCEPTED}
     * @param reason for what ends it: 5 to 1000 characters
     * @return false where it is in that state already
     * @throws pk.gov.nsor.record.register.UnknownPersonException where the person has no such notice
     * @throws InvalidValueException as each step
     */
    @Transactional
    public boolean decide(
            PersonId person, UUID notice, NoticeState state, Evidence evidence, String reason, Actor actor) {
        Undecided known = locked(person, notice).orElseThrow(UnknownPersonException::new);
        if (known.notice().state() == state) {
            return false;
        }
        switch (state) {
            case RECEIVED -> confirm(known.notice(), actor);
            case VERIFYING -> verify(known.notice(), actor);
            case ACCEPTED -> accept(known, evidence, NoticeReasons.checked(reason), actor);
            case REFUSED -> end(known.notice(), NoticeState.REFUSED, NoticeReasons.checked(reason), actor);
            case ANNOUNCED, WITHDRAWN ->
                end(known.notice(), NoticeState.WITHDRAWN, NoticeReasons.checked(reason), actor);
        }
        return true;
    }

    /** What can become of a notice today; none of these is refused because of its day. */
    public Set<NoticeState> open(Notice notice) {
        Set<NoticeState> next = EnumSet.allOf(NoticeState.class);
        next.removeIf(state -> !notice.state().mayBecome(state, notice.kind())
                || (state == NoticeState.ACCEPTED && change.isEarly(notice.particulars())));
        return next;
    }

    /** Whether it could be accepted, but for its day, which is to come. */
    public boolean isBeforeItsDay(Notice notice) {
        return notice.state().mayBecome(NoticeState.ACCEPTED, notice.kind()) && change.isEarly(notice.particulars());
    }

    /** The person has confirmed in person what was notified remotely. */
    @Transactional
    public void confirm(PersonId person, UUID notice, Actor actor) {
        confirm(known(person, notice).notice(), actor);
    }

    private void confirm(Notice known, Actor actor) {
        become(known, NoticeState.RECEIVED, known.appliedAs(), null, "", actor);
    }

    /** An officer begins to check it. */
    @Transactional
    public void verify(PersonId person, UUID notice, Actor actor) {
        verify(known(person, notice).notice(), actor);
    }

    private void verify(Notice known, Actor actor) {
        become(known, NoticeState.VERIFYING, known.appliedAs(), null, "", actor);
    }

    /**
     * It is so. The record says so from the notice's day on.
     *
     * @param evidence one that serves for this kind of notice
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where it was decided meanwhile, the evidence does not serve, the day has not come, or
     *     the record says something later
     */
    @Transactional
    public void accept(PersonId person, UUID notice, Evidence evidence, String reason, Actor actor) {
        String clean = NoticeReasons.checked(reason);
        accept(known(person, notice), evidence, clean, actor);
    }

    private void accept(Undecided undecided, Evidence evidence, String reason, Actor actor) {
        Notice known = undecided.notice();
        refuseUnless(known, NoticeState.ACCEPTED);
        if (!known.kind().evidence().contains(evidence)) {
            throw new InvalidValueException("notice.evidence", "This does not prove a change of this kind.")
                    .at("evidence");
        }
        refuseWhereAnotherCounts(undecided);
        become(known, NoticeState.ACCEPTED, change.apply(known, evidence, actor), evidence, reason, actor);
    }

    /**
     * It is not so.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where it was decided meanwhile
     */
    @Transactional
    public void refuse(PersonId person, UUID notice, String reason, Actor actor) {
        String clean = NoticeReasons.checked(reason);
        end(known(person, notice).notice(), NoticeState.REFUSED, clean, actor);
    }

    /**
     * The person takes it back.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where it was decided meanwhile, or the person has left the country on this journey
     */
    @Transactional
    public void withdraw(PersonId person, UUID notice, String reason, Actor actor) {
        String clean = NoticeReasons.checked(reason);
        end(known(person, notice).notice(), NoticeState.WITHDRAWN, clean, actor);
    }

    /**
     * A refused notice is reopened, and the same was notified again in the meantime. Two vehicles of one day are not
     * the same.
     */
    private void refuseWhereAnotherCounts(Undecided known) {
        Long receipt = known.notice().kind().canBeSeveral() ? receiptOfTheSame(known) : known.other();
        if (receipt != null) {
            throw new InvalidValueException(
                            "notice.twice",
                            "There is a notice of this already, with the receipt number %s.",
                            Long.toString(receipt))
                    .at("decision");
        }
    }

    private @Nullable Long receiptOfTheSame(Undecided known) {
        if (known.other() == null) {
            return null;
        }
        Notice notice = known.notice();
        return table.live(notice.person(), notice.kind()).stream()
                .filter(other -> !other.id().equals(notice.id()))
                .filter(other ->
                        other.particulars().on().equals(notice.particulars().on()))
                .filter(other -> other.particulars().tellsTheSameAs(notice.particulars()))
                .map(Notice::receipt)
                .findFirst()
                .orElse(null);
    }

    private void end(Notice known, NoticeState state, String reason, Actor actor) {
        refuseUnless(known, state);
        if (state == NoticeState.WITHDRAWN && known.departedOn() != null) {
            throw new InvalidValueException(
                            "notice.departed", "The person has left on this journey: it can not be called off.")
                    .at("decision");
        }
        change.takeBack(known, reason, actor);
        become(known, state, null, null, reason, actor);
    }

    private void become(
            Notice notice,
            NoticeState state,
            @Nullable Long appliedAs,
            @Nullable Evidence evidence,
            String reason,
            Actor actor) {
        refuseUnless(notice, state);
        Notice now = table.become(notice, state, appliedAs, evidence, reason, actor);
        journal.append(
                notice.person(),
                JournalKind.NOTICE_DECIDED,
                LocalDate.now(clock),
                Map.of("kind", notice.kind().name(), "state", state.name()),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.NOTICE_DECIDED)
                .about(notice.person().value())
                .with(Map.of(
                        "notice",
                        notice.id().toString(),
                        "before",
                        notice.state().name(),
                        "state",
                        state.name(),
                        "evidence",
                        evidence == null ? "" : evidence.name(),
                        "reason",
                        reason)));
        outbox.publish(OutboxTopic.NOTICE_CHANGED, notice.id());
        outbox.publish(OutboxTopic.CASE_CHANGED, notice.person().value());
        if (notice.kind() == NoticeKind.TRAVEL_ABROAD) {
            outbox.publish(OutboxTopic.TRAVEL_ABROAD_TOLD, notice.id());
        }
        Notice _ = reviews.review(now);
    }

    private Undecided known(PersonId person, UUID id) {
        return locked(person, id)
                .orElseThrow(() -> new InvalidValueException("notice.unknown", "There is no such notice."));
    }

    /** As it is after the lock, so that what another has decided meanwhile is seen. */
    private Optional<Undecided> locked(PersonId person, UUID id) {
        people.lock(person);
        return table.undecided(person, id);
    }

    private static void refuseUnless(Notice notice, NoticeState next) {
        if (!notice.state().mayBecome(next, notice.kind())) {
            throw new InvalidValueException("notice.decided", "This notice was decided or taken back already.")
                    .at("decision");
        }
    }
}
