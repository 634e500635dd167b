package pk.gov.nsor.policing.supervision.whereabouts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.policing.supervision.caseload.CaseFile;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;
import pk.gov.nsor.policing.supervision.review.CaseReviews;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * People without a fixed address: a habitual residence instead of an address, and an appearance every few days. An
 * address from that day or later ends this, see {@link ResidenceReviews}.
 */
@Service
public class HabitualResidences {

    private static final int LONGEST_LOCALITY = 300;

    private final JdbcClient jdbc;
    private final People people;
    private final CaseRepository tables;
    private final CaseReviews reviews;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    HabitualResidences(
            JdbcClient jdbc,
            People people,
            CaseRepository tables,
            CaseReviews reviews,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.tables = tables;
        this.reviews = reviews;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A person without a fixed address.
     *
     * @param locality where they are usually found
     */
    public record WithoutResidence(LocalDate since, String locality) {}

    /** Since when, and where they are usually found; empty for a person with a fixed address. */
    @Transactional(readOnly = true)
    public Optional<WithoutResidence> of(PersonId person) {
        CaseFile file = tables.files(List.of(person)).get(person);
        return file == null || file.withoutResidenceSince() == null || file.locality() == null
                ? Optional.empty()
                : Optional.of(new WithoutResidence(file.withoutResidenceSince(), file.locality()));
    }

    /**
     * Records that a person no longer has a fixed address.
     *
     * @param locality where they are usually found, 1 to 300 characters
     * @throws InvalidValueException naming the field, where the day lies in the future, the locality is missing or too
     *     long, or the person is not under supervision
     */
    @Transactional
    public void lost(PersonId person, LocalDate since, String locality, Actor actor) {
        people.lock(person);
        LocalDate today = LocalDate.now(clock);
        if (since.isAfter(today)) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at("since");
        }
        String clean = locality.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_LOCALITY) {
            throw new InvalidValueException(
                            "residence.locality",
                            "Say where the person is usually found, in 1 to %s characters.",
                            LONGEST_LOCALITY)
                    .at("locality");
        }
        Screened.require(clean, "locality");
        int changed = jdbc.sql("""
                        update supervision.case_file
                        set without_residence_since = ?, habitual_locality = ?, was_without_residence_since = null,
                            without_residence_joined = false
                        where person_id = ?
                        """).params(since, clean, person.value()).update();
        if (changed == 0) {
            throw new InvalidValueException(
                    "appearance.nobody",
                    "This person is not on the register today, so there is nothing to appear for.");
        }
        journal.append(person, JournalKind.RESIDENCE_LOST, since, Map.of("locality", clean), actor);
        trail.append(TrailEntry.done(actor, TrailAction.CASE_CHANGED)
                .about(person.value())
                .with(Map.of("withoutResidenceSince", since.toString(), "locality", clean)));
        reviews.review(List.of(person));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }
}
