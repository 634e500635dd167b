package pk.gov.nsor.policing.supervision.whereabouts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.supervision.review.CaseReviews;
import pk.gov.nsor.record.register.AddressRecorded;
import pk.gov.nsor.record.register.Homes;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.RecordsMerged;

/**
 * Whether somebody is without a fixed residence, by the addresses that are known now: an address in force from the day
 * of the loss or later ends it, and where it turns out to be none, the loss holds again. Of joined records it holds
 * under the leading one.
 */
@Component
class ResidenceReviews {

    private static final Actor REVIEW = Actor.system("case-review");

    private final JdbcClient jdbc;
    private final Homes homes;
    private final CaseReviews reviews;
    private final Journal journal;
    private final Outbox outbox;

    ResidenceReviews(JdbcClient jdbc, Homes homes, CaseReviews reviews, Journal journal, Outbox outbox) {
        this.jdbc = jdbc;
        this.homes = homes;
        this.reviews = reviews;
        this.journal = journal;
        this.outbox = outbox;
    }

    /**
     * A residence that was lost.
     *
     * @param wasSince not null where an address has ended it
     */
    private record Loss(@Nullable LocalDate since, @Nullable LocalDate wasSince, String locality) {}

    @EventListener
    void on(AddressRecorded recorded) {
        PersonId person = recorded.person();
        loss(person).ifPresent(loss -> {
            LocalDate since = loss.since();
            LocalDate wasSince = loss.wasSince();
            if (since != null && homes.isRecordedSince(person, since)) {
                // Weeks that are over by now are owed still.
                reviews.review(List.of(person));
                ended(person);
            } else if (wasSince != null && !homes.isRecordedSince(person, wasSince)) {
                holdsAgain(person, wasSince, loss.locality());
            }
        });
        reviews.review(List.of(person));
    }

    /** Before what follows for the addresses is known: see {@link #on(AddressRecorded)}. */
    @EventListener
    void on(RecordsMerged merged) {
        jdbc.sql(merged.isTogether() ? """
                        update supervision.case_file c
                        set was_without_residence_since = coalesce(p.without_residence_since, p.was_without_residence_since),
                            habitual_locality = p.habitual_locality, without_residence_joined = true
                        from supervision.case_file p
                        where c.person_id = ? and p.person_id = ? and c.without_residence_since is null
                          and (p.without_residence_since is not null
                              or p.was_without_residence_since is not null and c.was_without_residence_since is null)
                        """ : """
                        update supervision.case_file c
                        set without_residence_since = null, was_without_residence_since = null,
                            without_residence_joined = false
                        from supervision.case_file p
                        where c.person_id = ? and p.person_id = ? and c.without_residence_joined
                          and coalesce(c.without_residence_since, c.was_without_residence_since)
                              = coalesce(p.without_residence_since, p.was_without_residence_since)
                        """)
                .param(merged.leading().value())
                .param(merged.part().value())
                .update();
    }

    private Optional<Loss> loss(PersonId person) {
        return jdbc.sql("""
                        select without_residence_since as since, was_without_residence_since as was_since,
                               habitual_locality as locality
                        from supervision.case_file
                        where person_id = ? and (without_residence_since is not null or was_without_residence_since is not null)
                        """).param(person.value()).query(Loss.class).optional();
    }

    private void ended(PersonId person) {
        jdbc.sql("""
                        update supervision.case_file
                        set was_without_residence_since = without_residence_since, without_residence_since = null
                        where person_id = ?
                        """).param(person.value()).update();
    }

    private void holdsAgain(PersonId person, LocalDate since, String locality) {
        jdbc.sql("""
                        update supervision.case_file
                        set without_residence_since = was_without_residence_since, was_without_residence_since = null
                        where person_id = ?
                        """).param(person.value()).update();
        journal.append(person, JournalKind.RESIDENCE_LOST, since, Map.of("locality", locality), REVIEW);
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }
}
