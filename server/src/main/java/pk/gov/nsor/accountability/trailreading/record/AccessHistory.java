package pk.gov.nsor.accountability.trailreading.record;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** The views of one record and of those joined with it, asked for because their person complained. */
@Service
class AccessHistory {

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1_000;

    /** Whatever shows something of a record, or that there is one, to whoever does it. */
    static final Set<TrailAction> VIEWS = Set.of(
            TrailAction.PERSON_VIEWED,
            TrailAction.EMERGENCY_ACCESS_TAKEN,
            TrailAction.LOOKUPS_SHOWN,
            TrailAction.TRAVEL_NOTICES_READ,
            TrailAction.EVENTS_READ,
            TrailAction.TRAIL_SEARCHED,
            TrailAction.TRAIL_ENTRY_VIEWED,
            TrailAction.TRAIL_CONTENT_READ,
            TrailAction.ACCESS_HISTORY_VIEWED);

    /** By day: who viewed the record or was shown the person among others, and why; the latest first. */
    private static final String BY_DAY = """
            select (occurred_at at time zone 'Asia/Karachi')::date as day, actor_id, action, purpose, link, is_listed,
                   count(*)::int as views, max(id) as last_entry
            from (
                select id, occurred_at, actor_id, actor_kind, action, purpose, link, outcome, false as is_listed
                from audit.entry_view where subject_id = any (:records) and action = any (:views)
                union all
                select e.id, e.occurred_at, e.actor_id, e.actor_kind, e.action, e.purpose, e.link, e.outcome, true
                from audit.named_view n join audit.entry_view e on e.id = n.entry_id
                where n.people && :records) look
            where actor_kind in ('OFFICER', 'MACHINE') and outcome = 'DONE'
            group by day, actor_id, action, purpose, link, is_listed
            order by day desc, last_entry desc
            """;

    private final JdbcClient jdbc;
    private final MergedRecords merged;
    private final Trail trail;
    private final Clock clock;

    AccessHistory(JdbcClient jdbc, MergedRecords merged, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.merged = merged;
        this.trail = trail;
        this.clock = clock;
    }

    /** A complaint that was taken. */
    record Complaint(UUID id, UUID person, UUID takenBy, OffsetDateTime takenAt) {}

    /**
     * What one user did on one day, for one purpose and by one access ground.
     *
     * @param isListed whether the person was named among others, in a list, a file or the hits of a search
     * @param views how many views, at least once
     */
    record Day(
            LocalDate day,
            @Nullable UUID actor,
            TrailAction action,
            @Nullable String purpose,
            @Nullable String link,
            boolean isListed,
            int views) {}

    /**
     * Takes a complaint; what it says is on the trail, under the record's key.
     *
     * @throws InvalidValueException where it has not 5 to 1000 characters
     */
    @Transactional
    public UUID take(RecordView look, String reason, Actor by) {
        String said = reason.strip();
        if (said.length() < SHORTEST_REASON || said.length() > LONGEST_REASON) {
            throw new InvalidValueException("trail-reading.complaint", "Say in 5 to 1000 characters what it is about.");
        }
        Screened.require(said, "reason");
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into trailreading.complaint (id, person_id, taken_by, taken_at) values (?, ?, ?, ?)")
                .params(id, look.record(), Objects.requireNonNull(by.id()), OffsetDateTime.now(clock))
                .update();
        trail.append(TrailEntry.done(by, TrailAction.ACCESS_HISTORY_ASKED)
                .about(look.record())
                .purpose(look.purpose().name())
                .link(look.link().name())
                .with(Map.of("complaint", id.toString(), "reason", said)));
        return id;
    }

    /** Those about a record or one joined with it, the newest first. */
    @Transactional(readOnly = true)
    public List<Complaint> complaints(UUID person) {
        return jdbc.sql("select * from trailreading.complaint where person_id = any (?) order by taken_at desc")
                .param(records(person))
                .query(Complaint.class)
                .list();
    }

    /** One about the record or one joined with it. */
    @Transactional(readOnly = true)
    public Optional<Complaint> complaint(UUID person, UUID id) {
        return jdbc.sql("select * from trailreading.complaint where person_id = any (?) and id = ?")
                .params(records(person), id)
                .query(Complaint.class)
                .optional();
    }

    /** All views of the person's records until now, and all answers that named the person among others. */
    @Transactional(readOnly = true)
    public List<Day> days(UUID person) {
        return jdbc.sql(BY_DAY)
                .param("records", records(person))
                .param("views", VIEWS.stream().map(TrailAction::name).toArray(String[]::new))
                .query(Day.class)
                .list();
    }

    private UUID[] records(UUID person) {
        return merged.records(new PersonId(person)).stream()
                .map(PersonId::value)
                .toArray(UUID[]::new);
    }
}
