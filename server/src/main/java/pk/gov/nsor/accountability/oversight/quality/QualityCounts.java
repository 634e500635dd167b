package pk.gov.nsor.accountability.oversight.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.dashboard.CountCheck.Counted;
import pk.gov.nsor.foundation.shell.dashboard.PeopleCheck;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.supervision.CaseScope;

/** Counts who has a finding, and lists them; both by the check's own statement, of nobody who is off the register. */
@Component
class QualityCounts {

    /** Everybody on the register, by the station that answers for them. */
    static final String PEOPLE = "people";

    /** Whoever has a finding of any check. */
    static final String ANY = "any";

    private static final int DAYS_KEPT = 400;

    /** Who is on the register under a record of their own, and which station answers for them. */
    private static final String PLACED = """
            registration.standing_view s
            left join lateral (
                select min(x.station_code) as station_code from supervision.answering_station x
                where x.person_id = s.person_id) a on true
            where s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
                and not exists (select from register.merged_view m where m.part_id = s.person_id)
            """;

    private static final String INSERT =
            "insert into oversight.quality_count (day, name, station_code, count, oldest) ";

    private final JdbcClient jdbc;

    QualityCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A count of a day.
     *
     * @param station empty where none answers
     */
    record Count(
            String name,
            String station,
            long count,
            @Nullable LocalDate oldest) {}

    private static final Map<String, String> SORTED_BY =
            Map.of("number", "p.serial", "district", "a.station_code", "since", "f.since");

    /** When something was counted. */
    record Counting(LocalDate day, Instant countedAt) {}

    /** Begins the counts of a day, and removes those of the same day and those that are too old. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(LocalDate today, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('oversight.quality', 0))")
                .query(row -> {});
        jdbc.sql("delete from oversight.quality_day where day = ? or day < ?")
                .params(today, today.minusDays(DAYS_KEPT))
                .update();
        jdbc.sql("insert into oversight.quality_day (day, counted_at) values (?, ?)")
                .params(today, now.atZone(Day.ZONE).toOffsetDateTime())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void addPeople(LocalDate today) {
        jdbc.sql(INSERT + "select :today, :name, coalesce(a.station_code, ''), count(*), null from " + PLACED
                        + " group by 3")
                .param("today", today)
                .param("name", PEOPLE)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(PeopleCheck check, LocalDate today) {
        with(
                        INSERT + "select :today, :name, coalesce(a.station_code, ''), count(*), min(f.since) from ("
                                + one(check, "") + ") f join " + joined("f") + " group by 3",
                        List.of(check),
                        today)
                .param("name", check.name())
                .update();
        // None was found, which is another thing than that it was not counted.
        jdbc.sql(INSERT + """
                        select :today, :name, '', 0, null
                        where not exists (select from oversight.quality_count where day = :today and name = :name)
                        """).param("today", today).param("name", check.name()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void addAny(List<PeopleCheck> checks, LocalDate today) {
        if (checks.isEmpty()) {
            return;
        }
        String all = String.join(
                " union ",
                checks.stream()
                        .map(check -> "select x.person_id from (" + check.people() + ") x")
                        .toList());
        with(
                        INSERT + "select :today, :name, coalesce(a.station_code, ''), count(*), null from (" + all
                                + ") f join " + joined("f") + " group by 3",
                        checks,
                        today)
                .param("name", ANY)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String name, Counted counted, LocalDate today) {
        jdbc.sql(INSERT + "values (?, ?, '', ?, ?)")
                .param(today)
                .param(name)
                .param(counted.count())
                .param(counted.oldest())
                .update();
    }

    /** The last counting of the day or of one before. */
    @Transactional(readOnly = true)
    public Optional<Counting> last(LocalDate until) {
        return jdbc.sql("select day, counted_at from oversight.quality_day where day <= ? order by day desc limit 1")
                .param(until)
                .query(Counting.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public List<Count> of(LocalDate day) {
        return jdbc.sql("""
                        select name, station_code as station, count, oldest from oversight.quality_count where day = ?
                        """).param(day).query(Count.class).list();
    }

    /**
     * Somebody with a finding.
     *
     * @param station empty where none answers
     */
    record Found(
            PersonId person,
            RegisterNumber number,
            String station,
            @Nullable LocalDate since) {}

    /** How many of the scope have the finding now. */
    @Transactional(readOnly = true)
    public long count(PeopleCheck check, CaseScope scope, LocalDate today) {
        return scoped("select count(*)" + from(check, scope), check, scope, today)
                .query(Long.class)
                .single();
    }

    /**
     * Those of the scope, who has had it for longest first; those of whom that is not known before them.
     *
     * @param isSorted false where so many records are read that they come in no order, and only as far as they are shown
     */
    @Transactional(readOnly = true)
    public List<Found> found(
            PeopleCheck check,
            CaseScope scope,
            LocalDate today,
            boolean isSorted,
            ListSort sort,
            long after,
            int most) {
        return scoped(
                        "select f.person_id, p.serial as number, coalesce(a.station_code, '') as station, f.since"
                                + from(check, scope)
                                + " order by "
                                + (isSorted ? sort.sql(SORTED_BY, "f.since nulls first, p.serial") : "f.person_id")
                                + " offset :after limit :most",
                        check,
                        scope,
                        today)
                .param("after", after)
                .param("most", most)
                .query(Found.class)
                .list();
    }

    /** Whether the person has the finding and lies in the scope. */
    @Transactional(readOnly = true)
    public boolean has(PeopleCheck check, CaseScope scope, PersonId person, LocalDate today) {
        return scoped(
                                "select count(*) from (" + one(check, " where x.person_id = :person") + ") f join "
                                        + joined("f") + within(scope),
                                check,
                                scope,
                                today)
                        .param("person", person.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The place stands within the check's statement, too, so that a district's list reads only the district's records. */
    private static String from(PeopleCheck check, CaseScope scope) {
        String ofStations = scope.isNational()
                ? ""
                : " where x.person_id in (select h.person_id from supervision.answering_station h"
                        + " where h.station_code = any (:stations))";
        return " from (" + one(check, ofStations) + ") f join register.person_view p on p.id = f.person_id join "
                + joined("f") + within(scope);
    }

    private static String within(CaseScope scope) {
        return scope.isNational() ? "" : " and a.station_code = any (:stations)";
    }

    private static String one(PeopleCheck check, String which) {
        return "select x.person_id, x.since from (" + check.people() + ") x" + which;
    }

    private static String joined(String found) {
        return PLACED.replaceFirst("left join lateral", "on s.person_id = " + found + ".person_id left join lateral");
    }

    private StatementSpec scoped(String sql, PeopleCheck check, CaseScope scope, LocalDate today) {
        return with(sql, List.of(check), today)
                .param("stations", scope.stations().toArray(String[]::new));
    }

    private StatementSpec with(String sql, List<PeopleCheck> checks, LocalDate today) {
        StatementSpec statement = jdbc.sql(sql).param("today", today);
        for (PeopleCheck check : checks) {
            for (var parameter : check.parameters().entrySet()) {
                statement = statement.param(parameter.getKey(), parameter.getValue());
            }
        }
        return statement;
    }
}
