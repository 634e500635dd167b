package pk.gov.nsor.policing.supervision.whereabouts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.supervision.whereabouts.Whereabouts.End;
import pk.gov.nsor.policing.supervision.whereabouts.Whereabouts.Reason;
import pk.gov.nsor.record.register.OfPeople;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** People of whom nobody knows where they are: a national alert until they are seen. */
@Service
public class Absconders {

    private final JdbcClient jdbc;
    private final MergedRecords merged;
    private final Journal journal;
    private final Outbox outbox;
    private final Clock clock;

    Absconders(JdbcClient jdbc, MergedRecords merged, Journal journal, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.merged = merged;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The alert about somebody; empty where it is known where they are. */
    @Transactional(readOnly = true)
    public Optional<Whereabouts> of(PersonId person) {
        return jdbc.sql("""
                        select since_day, reason from supervision.whereabouts
                        where person_id = ? and until_day is null
                        """).param(person.value()).query(Whereabouts.class).optional();
    }

    /**
     * The alert about somebody, which ended though nobody had seen the person.
     *
     * @param until the day on which it ended
     */
    public record Unseen(LocalDate since, LocalDate until) {}

    /**
     * The last alerts of several people, where custody or the end of their time on the register ended them and nobody has
     * seen the person since they began; others are left out. An escape is not among them: the facts themselves say it.
     */
    @Transactional(readOnly = true)
    public Map<PersonId, Unseen> endedUnseen(Collection<PersonId> people) {
        Map<PersonId, Unseen> ended = jdbc.sql("""
                        select w.person_id, w.since_day as since, w.until_day as until from supervision.whereabouts w
                        where %s and w.reason = 'MISSED_AND_NOT_AT_ADDRESS'
                          and w.end_reason in ('IN_CUSTODY', 'OFF_THE_REGISTER')
                          and not exists (select from supervision.whereabouts later
                              where later.person_id = w.person_id
                                and (later.until_day is null or (later.reason = w.reason and later.id > w.id)))
                        """.formatted(OfPeople.condition("w.person_id", people)))
                .param(OfPeople.parameter(people))
                .query(KeyedRows.of(PersonId.class, Unseen.class));
        return ended.entrySet().stream()
                .filter(each -> !isSeenSince(each.getKey(), each.getValue().since()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * The address has failed. A person who has also missed an appearance becomes an absconder, wanted in the whole
     * country, from the later of the two on; but not who was seen since, in whichever order it is recorded, and under
     * whichever of joined records. The caller holds the lock of the person's row.
     *
     * @param on the day on which the address was found not to be so
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addressFailed(PersonId person, LocalDate on, Actor actor) {
        jdbc.sql("""
                        select greatest(?, max(alleged_on)) from supervision.breach
                        where person_id = any (?) and duty_id is not null and state in ('ALLEGED', 'UPHELD')
                        having max(alleged_on) is not null
                        """)
                .params(on, recordsOf(person))
                .query(LocalDate.class)
                .optional()
                .filter(since -> !isSeenSince(person, since))
                .ifPresent(since -> begin(person, since, actor));
    }

    /** An appearance since the records were joined is recorded under the leading one, an earlier one stays where it was. */
    private UUID[] recordsOf(PersonId person) {
        return merged.records(person).stream().map(PersonId::value).toArray(UUID[]::new);
    }

    /** The appearance at which the address failed is none by which it is known where the person is. */
    private boolean isSeenSince(PersonId person, LocalDate day) {
        return jdbc.sql("""
                        select exists (select from supervision.visit_report
                                where person_id = any (:records) and met = 'PERSON' and happened_on >= :day)
                            or exists (select from supervision.appearance
                                where person_id = any (:records) and happened_on >= :day
                                  and (happened_on > :day or address_seen <> 'FAILED'))
                        """)
                .param("records", recordsOf(person))
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private void begin(PersonId person, LocalDate since, Actor actor) {
        int begun = jdbc.sql("""
                        insert into supervision.whereabouts (person_id, since_day, reason, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?) on conflict (person_id) where until_day is null do nothing
                        """)
                .param(person.value())
                .param(since)
                .param(Reason.MISSED_AND_NOT_AT_ADDRESS.name())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        if (begun > 0) {
            journal.append(
                    person,
                    JournalKind.WHEREABOUTS_UNKNOWN,
                    since,
                    Map.of("reason", Reason.MISSED_AND_NOT_AT_ADDRESS.name()),
                    actor);
            outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        }
    }

    /** Somebody has seen the person, on that day. The caller holds the lock of the person's row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seen(PersonId person, LocalDate on, Actor actor) {
        List<LocalDate> since = jdbc.sql("""
                        update supervision.whereabouts set until_day = ?, end_reason = ?
                        where person_id = ? and until_day is null and since_day <= ? returning since_day
                        """)
                .params(on, End.APPEARED.name(), person.value(), on)
                .query(LocalDate.class)
                .list();
        for (LocalDate day : since) {
            journal.append(person, JournalKind.WHEREABOUTS_KNOWN, on, Map.of("since", day.toString()), actor);
        }
    }
}
