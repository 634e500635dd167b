package pk.gov.nsor.publicservice.concerns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.record.matching.ListedNames;

/** The concerns of a place. Counts and lines come from the same query; whoever is off the register is not named in one. */
@Service
public class ConcernLists {

    /** Days in which what comes together may be a campaign. */
    public static final int CAMPAIGN_DAYS = 7;

    private static final Map<String, String> SORTED_BY = Map.of(
            "received",
            "c.received_at",
            "kind",
            "c.kind",
            "about",
            "p.serial",
            "place",
            "coalesce(t.station, c.district_code)",
            "state",
            "coalesce(c.outcome, c.state)");

    /** Of the station that answers, or of the district that was named where none does. */
    private static final String OF_PLACE = """
             and (:isNational or t.station = any (:stations)
                or t.station is null and c.district_code = any (:districts))
            """;

    private static final String WORKED_WITH = """
             and (:isNational or exists (select from supervision.answering_station a
                where a.person_id = p.id and a.station_code = any (:stations)))
            """;

    /** As they are counted against a campaign: of a place, or of no place and so of the whole country. */
    private static final String OF_PLACE_ALONE = """
             and (:isNational and t.station is null and c.district_code is null or not :isNational)
            """;

    /** What lies with nobody's district lies with the country's level from the first day. */
    private static final String RECEIVED =
            " (c.received_on <= :until or t.station is null and c.district_code is null)";

    private final JdbcClient jdbc;
    private final PolicyValues policy;
    private final Clock clock;

    ConcernLists(JdbcClient jdbc, PolicyValues policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * A line. What is not said here is as in {@link Concern}.
     *
     * @param number of whoever is on the register today and is meant; null for nobody
     */
    public record Line(
            UUID id,
            ConcernWay way,
            ConcernKind kind,
            Concern.State state,
            @Nullable PersonId person,
            @Nullable RegisterNumber number,
            @Nullable String station,
            @Nullable String district,
            LocalDate receivedOn,
            @Nullable ConcernOutcome outcome) {}

    /**
     * Which lines.
     *
     * @param receivedBy none that came later than this, but for those of no district; the last day there is for all
     * @param search a register number, some of its digits, or a name, as {@link ListedNames} finds it, of whoever is meant and is
     *     on the register; empty for all
     */
    public record Filter(ConcernList list, LocalDate receivedBy, String search) {

        /** Everything in it. */
        public static Filter of(ConcernList list) {
            return new Filter(list, LocalDate.of(9999, 12, 31), "");
        }

        /** The same of those about whoever is searched. */
        public Filter searched(String typed) {
            return new Filter(list, receivedBy, typed);
        }
    }

    /**
     * Many concerns in a few days that are about one person, or came over one connection or from one number.
     *
     * @param way by which those came that came from one place; null where they are about one person
     * @param number of the person; null where they came over one connection or from one number, or nobody on the register is meant
     * @param first one of them
     */
    public record Campaign(
            long concerns,
            @Nullable ConcernWay way,
            @Nullable PersonId person,
            @Nullable RegisterNumber number,
            UUID first) {}

    @Transactional(readOnly = true)
    public long count(CaseScope scope, Filter filter) {
        return bound("select count(*)" + from(filter.list()) + searched(filter.search()), scope, filter)
                .query(Long.class)
                .single();
    }

    /** The lines after the first so many. */
    @Transactional(readOnly = true)
    public List<Line> lines(CaseScope scope, Filter filter, ListSort sort, long after, int most) {
        String own = filter.list() == ConcernList.OPEN ? "c.received_at, c.id" : "c.closed_on desc, c.id";
        return bound(
                        """
                        select c.id, c.way, c.kind, c.state, p.id as person, p.serial as number, t.station,
                            c.district_code as district, c.received_on, c.outcome
                        """ + from(filter.list()) + searched(filter.search()) + " order by "
                                + sort.sql(SORTED_BY, own)
                                + " offset :after limit :most",
                        scope,
                        filter)
                .param("after", after)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    /** What may be campaigns in a place, the largest first; for the whole country those of no place alone. */
    @Transactional(readOnly = true)
    public List<Campaign> campaigns(CaseScope scope) {
        return bound(
                        "select count(*) as concerns, null::text as way, p.id as person, p.serial as number,"
                                + " min(c.id::text)::uuid as first" + from(ConcernList.OPEN) + OF_PLACE_ALONE + """
                         and c.received_on > :since and p.id is not null group by p.id, p.serial having count(*) >= :many
                        union all
                        select count(*), null, null, null, min(c.id::text)::uuid
                        """
                                + from(ConcernList.OPEN) + OF_PLACE_ALONE + """
                         and c.received_on > :since and p.id is null and c.subject_key is not null
                        group by c.subject_key having count(*) >= :many
                        union all
                        select count(*), min(c.way), null, null, min(c.id::text)::uuid
                        """
                                + from(ConcernList.OPEN) + OF_PLACE_ALONE + """
                         and c.received_on > :since and c.source_key is not null
                        group by c.source_key having count(*) >= :many
                        order by 1 desc, 5
                        """,
                        scope,
                        Filter.of(ConcernList.OPEN))
                .param("since", LocalDate.now(clock).minusDays(CAMPAIGN_DAYS))
                .param(
                        "many",
                        policy.get("concern.campaign", LocalDate.now(clock)).number())
                .query(Campaign.class)
                .list();
    }

    /**
     * So many concerns.
     *
     * @param station that answers; null for none
     * @param district that was named where no station answers; null for none
     * @param late how many of them came by a day, or are of no place
     */
    public record Placed(@Nullable String station, @Nullable String district, long open, long late) {}

    /** How many are open in each place, and how many of them came by a day. */
    @Transactional(readOnly = true)
    public List<Placed> openByPlace(LocalDate lateBy) {
        return jdbc.sql("""
                        select t.station, case when t.station is null then c.district_code end as district,
                            count(*) as open,
                            count(*) filter (where c.received_on <= :lateBy or t.station is null and c.district_code is null)
                                as late
                        from concerns.concern c
                        """ + Concerns.STATION + " where c.state <> 'CLOSED' group by 1, 2")
                .param("lateBy", lateBy)
                .query(Placed.class)
                .list();
    }

    private StatementSpec bound(String sql, CaseScope scope, Filter filter) {
        return jdbc.sql(sql)
                .params(ListedNames.parameters(filter.search()))
                .param("today", LocalDate.now(clock))
                .param("until", filter.receivedBy())
                .param("isNational", scope.isNational())
                .param("stations", scope.stations().toArray(String[]::new))
                .param("districts", scope.districts().toArray(String[]::new));
    }

    /** A list shows numbers and no names, so a name finds only those with whose record the reader works. */
    private static String searched(String typed) {
        boolean isName = !typed.isEmpty() && RegisterNumber.serialDigits(typed).isEmpty();
        return ListedNames.and(typed) + (isName ? WORKED_WITH : "");
    }

    private static String from(ConcernList list) {
        return """
                 from concerns.concern c
                """ + Concerns.STATION + """
                left join (select v.id, v.serial, v.name_latin, v.name_urdu from register.person_view v
                    join registration.standing_view s on s.person_id = v.id
                        and s.first_day <= :today and (s.last_day is null or s.last_day >= :today)) p on p.id = coalesce(
                        (select m.root_id from register.merged_view m where m.part_id = c.person_id), c.person_id)
                where""" + RECEIVED + OF_PLACE
                + (list == ConcernList.OPEN ? " and c.state <> 'CLOSED'" : " and c.state = 'CLOSED'");
    }
}
