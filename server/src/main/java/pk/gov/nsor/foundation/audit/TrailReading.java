package pk.gov.nsor.foundation.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Day;

/**
 * Reads the unencrypted parts of entries: who, what, when, about which record, on which ground of access. Contents
 * stay encrypted.
 */
@Component
public class TrailReading {

    private static final int FETCHED = 5_000;

    /** The actions of work, the day's begin and its end. */
    static final String OF_DAY = """
            select actor_id, subject_id, link,
                   extract(hour from occurred_at at time zone 'Asia/Karachi')::int as hour,
                   count(*) filter (where action = 'PERSON_VIEWED' and outcome = 'DONE') as views,
                   count(*) filter (where action = any (?) and outcome = 'DONE') as work,
                   count(*) filter (where outcome = 'REFUSED' and action <> 'CAME_FROM_ELSEWHERE') as refused,
                   min(id) as first_entry, max(id) as last_entry
            from audit.entry
            where occurred_at >= ? and occurred_at < ? and actor_kind = 'OFFICER' and actor_id is not null
            group by actor_id, subject_id, link, hour
            """;

    /** The actions that end a search, all of these and searches, the day's begin and its end. */
    static final String SEARCHES_OF_DAY = """
            select actor_id, hour, count(*)::int as searches, (count(*) filter (where not is_ended))::int as fruitless
            from (
                select actor_id, action, extract(hour from occurred_at at time zone 'Asia/Karachi')::int as hour,
                       coalesce(lead(action) over (partition by actor_id order by id) = any (?), false) as is_ended
                from audit.entry
                where occurred_at >= ? and occurred_at < ? and actor_kind = 'OFFICER' and actor_id is not null
                  and outcome = 'DONE' and (action = 'PERSON_SEARCHED' or action = any (?))) entry
            where action = 'PERSON_SEARCHED' group by actor_id, hour
            """;

    /** The people whom the answers to officers named on a day: its begin and its end. */
    static final String NAMED_OF_DAY = """
            select e.actor_id, p.id as person, e.link, n.taken, e.action = 'PERSON_SEARCHED' as searched,
                   extract(hour from e.occurred_at at time zone 'Asia/Karachi')::int as hour, count(*)::int as times
            from audit.entry e
            join audit.named n on n.entry_id = e.id
            cross join lateral unnest(n.people) p (id)
            where e.occurred_at >= ? and e.occurred_at < ? and e.actor_kind = 'OFFICER' and e.actor_id is not null
              and e.outcome = 'DONE'
            group by e.actor_id, p.id, e.link, n.taken, searched, hour
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;

    TrailReading(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.streaming.setFetchSize(FETCHED);
    }

    /**
     * What one officer did about one record on one ground of access in one hour of a day.
     *
     * @param record null for what is about none
     * @param link the name of the ground of access; null where there was none
     * @param hour 0 to 23, in Pakistan
     * @param views how often they viewed the record
     * @param work how often they entered or decided something about it
     * @param refused how often they were refused
     * @param firstEntry the lowest identifier of these entries
     */
    public record Tally(
            UUID officer,
            @Nullable UUID record,
            @Nullable String link,
            int hour,
            int views,
            int work,
            int refused,
            long firstEntry,
            long lastEntry) {}

    /**
     * That answers to one officer named one person among others, in one hour of a day.
     *
     * @param link the name of the ground of access; null where the answer's entry has none
     * @param isTaken whether they were exported in a file
     * @param isSearched whether they were results of a search
     * @param hour 0 to 23, in Pakistan
     * @param times how often, at least once
     */
    public record Named(
            UUID officer,
            UUID person,
            @Nullable String link,
            boolean isTaken,
            boolean isSearched,
            int hour,
            int times) {}

    /**
     * How one officer searched for people in one hour of a day, by name or number.
     *
     * @param hour 0 to 23, in Pakistan
     * @param searches how often, at least once
     * @param fruitless how many of these were followed by no record that was opened or worked on before the next search
     */
    public record Searches(UUID officer, int hour, int searches, int fruitless) {}

    /** One entry with its unencrypted parts; {@code named} is how many people it names among others. */
    public record Entry(
            long id,
            Instant at,
            UUID officer,
            TrailAction action,
            boolean isRefused,
            @Nullable UUID record,
            @Nullable String purpose,
            @Nullable String link,
            String origin,
            int named) {}

    /**
     * Reads once what officers did on a day, using an index.
     *
     * @param work the actions that count as work on the record they are about
     */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void ofDay(LocalDate day, Set<TrailAction> work, Consumer<Tally> each) {
        streaming.query(
                OF_DAY,
                row -> {
                    each.accept(new Tally(
                            row.getObject("actor_id", UUID.class),
                            row.getObject("subject_id", UUID.class),
                            row.getString("link"),
                            row.getInt("hour"),
                            row.getInt("views"),
                            row.getInt("work"),
                            row.getInt("refused"),
                            row.getLong("first_entry"),
                            row.getLong("last_entry")));
                },
                work.stream().map(TrailAction::name).toArray(String[]::new),
                begin(day),
                begin(day.plusDays(1)));
    }

    /** Reads once the people whom the answers to officers named on a day. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void namedOfDay(LocalDate day, Consumer<Named> each) {
        streaming.query(
                NAMED_OF_DAY,
                row -> {
                    each.accept(new Named(
                            row.getObject("actor_id", UUID.class),
                            row.getObject("person", UUID.class),
                            row.getString("link"),
                            row.getBoolean("taken"),
                            row.getBoolean("searched"),
                            row.getInt("hour"),
                            row.getInt("times")));
                },
                begin(day),
                begin(day.plusDays(1)));
    }

    /**
     * The searches of officers on a day, found by an index.
     *
     * @param work the actions that count as work on a record
     */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<Searches> searchesOfDay(LocalDate day, Set<TrailAction> work) {
        String[] ending = Stream.concat(work.stream(), Stream.of(TrailAction.PERSON_VIEWED))
                .map(TrailAction::name)
                .toArray(String[]::new);
        return streaming.query(
                SEARCHES_OF_DAY,
                (row, number) -> new Searches(
                        row.getObject("actor_id", UUID.class),
                        row.getInt("hour"),
                        row.getInt("searches"),
                        row.getInt("fruitless")),
                ending,
                begin(day),
                begin(day.plusDays(1)),
                ending);
    }

    /** The views, searches and refusals of an officer between two entries, inclusive, in order. */
    public List<Entry> ofOfficer(UUID officer, long first, long last) {
        return jdbc.sql(SELECT + " where actor_id = ? and id between ? and ? and (action = 'PERSON_SEARCHED' or "
                        + LOOKS_AND_REFUSALS + ") order by id")
                .params(officer, first, last)
                .query((row, number) -> entry(row))
                .list();
    }

    /** The views by officers of a record between two entries, inclusive, in order. */
    public List<Entry> ofRecord(UUID record, long first, long last) {
        return jdbc.sql(SELECT + " where subject_id = ? and id between ? and ? and actor_kind = 'OFFICER' and "
                        + LOOKS_AND_REFUSALS + " order by id")
                .params(record, first, last)
                .query((row, number) -> entry(row))
                .list();
    }

    /** The answers to an officer that named people, between two entries, these included, in their order. */
    public List<Entry> namingToOfficer(UUID officer, long first, long last) {
        return jdbc.sql(SELECT + " where actor_id = ? and id between ? and ? and outcome = 'DONE'"
                        + " and exists (select from audit.named n where n.entry_id = id) order by id")
                .params(officer, first, last)
                .query((row, number) -> entry(row))
                .list();
    }

    /** The answers to officers that named a person, between two entries, these included, in their order. */
    public List<Entry> naming(UUID person, long first, long last) {
        return jdbc.sql(SELECT + " where actor_kind = 'OFFICER' and outcome = 'DONE' and id in (select n.entry_id"
                        + " from audit.named n where n.people @> array[?]::uuid[] and n.entry_id between ? and ?)"
                        + " order by id")
                .params(person, first, last)
                .query((row, number) -> entry(row))
                .list();
    }

    /** These entries, in their order. */
    public List<Entry> of(Collection<Long> ids) {
        return jdbc.sql(SELECT + " where id = any (?) order by id")
                .param(ids.toArray(Long[]::new))
                .query((row, number) -> entry(row))
                .list();
    }

    private static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(Day.ZONE).toOffsetDateTime();
    }

    private static final String SELECT = "select id, occurred_at, actor_id, action, outcome, subject_id, purpose, link,"
            + " origin, coalesce((select sum(cardinality(n.people)) from audit.named n where n.entry_id = id), 0) as named"
            + " from audit.entry";

    private static final String LOOKS_AND_REFUSALS =
            "((outcome = 'REFUSED' and action <> 'CAME_FROM_ELSEWHERE') or (action = 'PERSON_VIEWED' and outcome = 'DONE'))";

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("actor_id", UUID.class),
                TrailAction.valueOf(row.getString("action")),
                row.getString("outcome").equals("REFUSED"),
                row.getObject("subject_id", UUID.class),
                row.getString("purpose"),
                row.getString("link"),
                row.getString("origin"),
                row.getInt("named"));
    }
}
