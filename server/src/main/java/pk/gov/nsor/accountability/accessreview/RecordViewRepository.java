package pk.gov.nsor.accountability.accessreview;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.accessreview.DayViews.Entries;
import pk.gov.nsor.accountability.accessreview.rule.UsualActivity;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.database.KeyedRows;

/** What is kept of the days that were gone through, so that no day of the trail is read again. */
@Component
class RecordViewRepository {

    /** Days before a day that say what is usual. */
    static final int DAYS_OF_HABIT = 28;

    /** How many days are kept: those of habit, and as many as policy may ask for of work. */
    private static final int DAYS_KEPT = 60;

    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;

    RecordViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The officer's usual day, and the others of their role. */
    record Habit(UUID officer, Role role, int days, int records) {}

    /** An officer who came back to a record. */
    record Return(UUID officer, UUID record, int days, int views, boolean isWorked) {}

    /** An officer and a person who share a last name. */
    record SameName(UUID officer, UUID record, int bearers) {}

    Optional<LocalDate> lastDay() {
        return jdbc.sql("select max(day) from accessreview.reviewed_day having max(day) is not null")
                .query(LocalDate.class)
                .optional();
    }

    /** @return false where another process has it */
    boolean claim(LocalDate day, OffsetDateTime at) {
        return jdbc.sql(
                                "insert into accessreview.reviewed_day (day, gone_through_at) values (?, ?) on conflict do nothing")
                        .params(day, at)
                        .update()
                == 1;
    }

    void keep(LocalDate day, DayViews views, Map<UUID, Role> roles) {
        jdbc.sql("update accessreview.reviewed_day set first_entry = ?, last_entry = ? where day = ?")
                .param(views.firstEntry())
                .param(views.lastEntry())
                .param(day)
                .update();
        List<Object[]> rows = new ArrayList<>();
        views.officers()
                .forEach((officer, part) -> part.views()
                        .forEach((record, count) -> rows.add(new Object[] {
                            record, officer, count, part.worked().contains(record)
                        })));
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<Object[]> some = rows.subList(from, Math.min(rows.size(), from + BATCH));
            jdbc.sql("""
                            insert into accessreview.record_day (subject_id, officer_id, day, views, is_worked)
                            select subject, officer, ?, views, worked
                            from unnest(?::uuid[], ?::uuid[], ?::int[], ?::boolean[])
                                as t (subject, officer, views, worked)
                            """)
                    .param(day)
                    .param(some.stream().map(row -> (UUID) row[0]).toArray(UUID[]::new))
                    .param(some.stream().map(row -> (UUID) row[1]).toArray(UUID[]::new))
                    .param(some.stream().map(row -> (Integer) row[2]).toArray(Integer[]::new))
                    .param(some.stream().map(row -> (Boolean) row[3]).toArray(Boolean[]::new))
                    .update();
        }
        views.officers().forEach((officer, part) -> {
            Role role = roles.get(officer);
            if (role != null && !part.seen().isEmpty()) {
                jdbc.sql("""
                                insert into accessreview.officer_day (officer_id, day, role, records, emergency_accesses)
                                values (?, ?, ?, ?, ?)
                                """)
                        .params(
                                officer,
                                day,
                                role.name(),
                                part.seen().stream()
                                        .map(look -> look.record())
                                        .distinct()
                                        .count(),
                                part.seen().stream()
                                        .filter(look -> look.link() == AccessGround.EMERGENCY_ACCESS_TAKEN)
                                        .map(look -> look.record())
                                        .distinct()
                                        .count())
                        .update();
            }
        });
    }

    /** Of the records that officers viewed on the day, those on which they worked within some days up to it. */
    Map<UUID, Set<UUID>> worked(LocalDate day, int within) {
        Map<UUID, Set<UUID>> worked = new HashMap<>();
        jdbc.sql("""
                        select s.officer_id, s.subject_id from accessreview.record_day s
                        where s.day = :day and s.views > 0
                          and exists (select from accessreview.record_day w
                            where w.subject_id = s.subject_id and w.officer_id = s.officer_id
                              and w.day > :day::date - :within::int and w.day <= :day and w.is_worked)
                        """).param("day", day).param("within", within).query(row -> {
            worked.computeIfAbsent(row.getObject("officer_id", UUID.class), id -> new HashSet<>())
                    .add(row.getObject("subject_id", UUID.class));
        });
        return worked;
    }

    /** What was usual for each officer before the day; those with few days too. */
    List<Habit> habits(LocalDate day) {
        return jdbc.sql("""
                        select officer_id, role, count(*)::int as days,
                               (percentile_disc(0.5) within group (order by records))::int as records
                        from accessreview.officer_day where day >= ?::date - ?::int and day < ? group by officer_id, role
                        """).params(day, DAYS_OF_HABIT, day).query(Habit.class).list().stream()
                .filter(habit -> habit.days() >= UsualActivity.FEWEST_DAYS)
                .toList();
    }

    /** How many records each officer opened by emergency access in the window that ends on the day. */
    Map<UUID, Integer> emergencyAccesses(LocalDate day, int window) {
        return jdbc.sql("""
                        select officer_id, sum(emergency_accesses)::int as emergency_accesses from accessreview.officer_day
                        where day > ?::date - ?::int and day <= ? and emergency_accesses > 0 group by officer_id
                        """).params(day, window, day).query(KeyedRows.of(UUID.class, Integer.class));
    }

    /**
     * How many officers viewed each record of the day in the window that ends on it, where they are at least the
     * limit.
     */
    Map<UUID, Integer> crowds(LocalDate day, int window, int fewest) {
        return jdbc.sql("""
                        select s.subject_id, count(distinct s.officer_id)::int as officers from accessreview.record_day s
                        where s.subject_id in (select subject_id from accessreview.record_day where day = :day and views > 0)
                          and s.day > :day::date - :window::int and s.day <= :day and s.views > 0
                        group by s.subject_id having count(distinct s.officer_id) >= :fewest
                        """)
                .param("day", day)
                .param("window", window)
                .param("fewest", fewest)
                .query(KeyedRows.of(UUID.class, Integer.class));
    }

    /** Officers who viewed a record on the day and on enough days of the window that ends on it. */
    List<Return> returns(LocalDate day, int window, int fewest) {
        return jdbc.sql("""
                        select s.officer_id, s.subject_id as record, count(*) filter (where s.views > 0)::int as days,
                               sum(s.views)::int as views, bool_or(s.is_worked) as is_worked
                        from accessreview.record_day today
                        join accessreview.record_day s on s.subject_id = today.subject_id and s.officer_id = today.officer_id
                          and s.day > :day::date - :window::int and s.day <= :day
                        where today.day = :day and today.views > 0
                        group by s.officer_id, s.subject_id having count(*) filter (where s.views > 0) >= :fewest
                        """)
                .param("day", day)
                .param("window", window)
                .param("fewest", fewest)
                .query(Return.class)
                .list();
    }

    /**
     * Officers who on the day viewed the record of a person, or found a person by a search, whose last name, or
     * father's, is theirs.
     *
     * @param most bearers are counted up to one more
     */
    List<SameName> sameNames(LocalDate day, DayViews views, int most) {
        List<UUID> officers = new ArrayList<>();
        List<UUID> found = new ArrayList<>();
        views.officers()
                .forEach((officer, part) -> part.found().forEach(person -> {
                    officers.add(officer);
                    found.add(person);
                }));
        return jdbc.sql("""
                        with same as (
                            select s.officer_id, s.subject_id, register.surname(a.display_name) as name
                            from (
                                select officer_id, subject_id from accessreview.record_day where day = :day and views > 0
                                union
                                select * from unnest(:officers::uuid[], :found::uuid[])) s (officer_id, subject_id)
                            join access.account_view a on a.id = s.officer_id
                            join register.person_view p on p.id = s.subject_id
                            where register.surname(a.display_name) in (register.surname(p.name_latin),
                                  register.surname(p.name_urdu), register.surname(p.father_latin),
                                  register.surname(p.father_urdu))),
                        counted as (
                            select n.name, (select count(*) from (
                                    select from register.person_view where register.surname(name_latin) = n.name
                                    union all
                                    select from register.person_view where register.surname(name_urdu) = n.name
                                    limit :most + 1) b)::int as bearers
                            from (select distinct name from same) n)
                        select same.officer_id, same.subject_id as record, counted.bearers
                        from same join counted on counted.name = same.name
                        """)
                .param("day", day)
                .param("officers", officers.toArray(UUID[]::new))
                .param("found", found.toArray(UUID[]::new))
                .param("most", most)
                .query(SameName.class)
                .list();
    }

    /** How many people are kept in the register. */
    int people() {
        return jdbc.sql("select count(*)::int from register.person_view")
                .query(Integer.class)
                .single();
    }

    /** The entries of the days from one to another that were gone through; empty where there were none. */
    Optional<Entries> entries(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select min(first_entry) as first, max(last_entry) as last from accessreview.reviewed_day
                        where day between ? and ? having max(last_entry) is not null
                        """)
                .params(from, to)
                .query((row, number) -> new Entries(from, to, row.getLong("first"), row.getLong("last")))
                .optional();
    }

    void forget(LocalDate day) {
        for (String table : List.of("record_day", "officer_day")) {
            jdbc.sql("delete from accessreview." + table + " where day < ?")
                    .param(day.minusDays(DAYS_KEPT))
                    .update();
        }
    }
}
