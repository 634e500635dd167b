package pk.gov.nsor.policing.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.notices.crossing.Journeys;
import pk.gov.nsor.policing.notices.review.Deadlines;
import pk.gov.nsor.policing.notices.review.NoticeReviews;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Takes notices of changes and journeys, and reads them. Decisions about them are in {@link Decisions}. */
@Service
public class Notices {

    private final NoticeRepository table;
    private final Drafts drafts;
    private final NoticeCheck check;
    private final NoticeReviews reviews;
    private final Journeys journeys;
    private final Deadlines deadlines;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final CnicFormat format;
    private final Clock clock;

    Notices(
            NoticeRepository table,
            Drafts drafts,
            NoticeCheck check,
            NoticeReviews reviews,
            Journeys journeys,
            Deadlines deadlines,
            People people,
            Journal journal,
            Trail trail,
            Outbox outbox,
            CnicFormat format,
            Clock clock) {
        this.table = table;
        this.drafts = drafts;
        this.check = check;
        this.reviews = reviews;
        this.journeys = journeys;
        this.deadlines = deadlines;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.format = format;
        this.clock = clock;
    }

    /**
     * Takes a notice; the draft that it was is there no more. Sent again with the same identifier it changes nothing, and the
     * answer is the same.
     *
     * @throws InvalidValueException naming the field, where a day, a place or the station cannot be, the person is not on the
     *     register, there is a notice of this change already, or the identifier is of another notice
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional
    public Notice take(PersonId person, NewNotice notice, Actor actor) {
        ScreenedParticulars.require(notice.particulars());
        if (notice.particulars() instanceof Particulars.NewPhone phone) {
            requireTaken(phone);
        }
        people.lock(person);
        Particulars particulars = notice.particulars();
        List<Notice> known = table.sameOrLive(notice.id(), person, particulars.kind());
        Optional<Notice> before = withId(known, notice.id());
        if (before.isPresent()) {
            drafts.forget(notice.id(), person, NoticeRepository.account(actor));
            return sameAs(before.get(), person, notice);
        }
        check.check(person, notice, known);
        Notice taken = table.insert(person, notice, deadlines.of(person, particulars, notice.announcedOn()), actor);
        journal.append(
                person,
                JournalKind.NOTICE_TAKEN,
                LocalDate.now(clock),
                Map.of(
                        "kind",
                        particulars.kind().name(),
                        "told",
                        notice.announcedOn().toString()),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.NOTICE_TAKEN)
                .about(person.value())
                .with(Map.of("notice", notice)));
        outbox.publish(OutboxTopic.NOTICE_CHANGED, notice.id());
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        return reviews.reviewTaken(particulars instanceof Particulars.TravelAbroad ? journeys.told(taken) : taken);
    }

    /** Checks as {@link #take} does, and changes nothing. */
    @Transactional(readOnly = true)
    public void validate(PersonId person, NewNotice notice) {
        List<Notice> known =
                table.sameOrLive(notice.id(), person, notice.particulars().kind());
        if (withId(known, notice.id()).isEmpty()) {
            check.check(person, notice, known);
        }
    }

    /** Those of a person, the latest first. */
    @Transactional(readOnly = true)
    public List<Notice> of(PersonId person) {
        return table.of(person);
    }

    /** The person's notice with this identifier. */
    @Transactional(readOnly = true)
    public Optional<Notice> find(PersonId person, UUID id) {
        return table.find(person, id);
    }

    private static Optional<Notice> withId(List<Notice> known, UUID id) {
        return known.stream().filter(notice -> notice.id().equals(id)).findFirst();
    }

    private void requireTaken(Particulars.NewPhone phone) {
        try {
            format.require(new MobileNumber(phone.number()));
        } catch (InvalidValueException refused) {
            throw refused.at("number");
        }
    }

    private static Notice sameAs(Notice before, PersonId person, NewNotice notice) {
        if (!before.person().equals(person) || !before.particulars().equals(notice.particulars())) {
            throw new InvalidValueException(
                    "notice.other", "Something else was taken under this number. Begin the notice again.");
        }
        return before;
    }
}
