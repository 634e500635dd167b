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

/** The concerns of a place. Counts and lines come from the same query; whoever is off the register is not named in one. */
@Service
public class ConcernLists {

    /** Days in which what comes together may be a campaign. */
    public static final int CAMPAIGN_DAYS = 7;

    private static final Map<String, String> SORTED_BY = Map.of("received", "c.received_at");

    private static final String OF_PLACE = " and (:isNational or c.district_code = any (:districts))";

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
            ConcernKind kind,
            Concern.State state,
            @Nullable PersonId person,
            @Nullable RegisterNumber number,
            @Nullable String station,
            String district,
            LocalDate receivedOn,
            @Nullable ConcernOutcome outcome) {}

    /**
     * Which lines.
     *
     * @param receivedBy none that came later than this; the last day there is for all
     */
    public record Filter(ConcernList list, LocalDate receivedBy) {

        /** Everything in it. */
        public static Filter of(ConcernList list) {
            return new Filter(list, LocalDate.of(9999, 12, 31));
        }
    }

    /**
     * Many concerns in a few days that are about one person, or came over one connection.
     *
     * @param number of the person; null where they came over one connection
     * @param first one of them
     */
    public record Campaign(
            long concerns,
            @Nullable PersonId person,
            @Nullable RegisterNumber number,
            UUID first) {}

    @Transactional(readOnly = true)
    public long count(CaseScope scope, Filter filter) {
        return bound("select count(*)" + from(filter.list()), scope, filter)
                .query(Long.class)
                .single();
    }

    /** The lines after the first so many. */
    @Transactional(readOnly = true)
    public List<Line> lines(CaseScope scope, Filter filter, ListSort sort, long after, int most) {
        String own = filter.list() == ConcernList.OPEN ? "c.received_at, c.id" : "c.closed_on desc, c.id";
        return bound(
                        """
                        select c.id, c.kind, c.state, p.id as person, p.serial as number, c.station_code as station,
                            c.district_code as district, c.received_on, c.outcome
                        """ + from(filter.list()) + " order by " + sort.sql(SORTED_BY, own)
                                + " offset :after limit :most",
                        scope,
                        filter)
                .param("after", after)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    /** What may be campaigns in a place, the largest first. */
    @Transactional(readOnly = true)
    public List<Campaign> campaigns(CaseScope scope) {
        return bound("""
                        select count(*) as concerns, p.id as person, p.serial as number, min(c.id::text)::uuid as first
                        """ + from(ConcernList.OPEN) + """
                         and c.received_on > :since and p.id is not null group by p.id, p.serial having count(*) >= :many
                        union all
                        select count(*), null, null, min(c.id::text)::uuid
                        from concerns.concern c
                        where c.state <> 'CLOSED' and c.received_on <= :until
                        """ + OF_PLACE + """
                         and c.received_on > :since and c.source_key is not null
                        group by c.source_key having count(*) >= :many
                        order by 1 desc, 4
                        """, scope, Filter.of(ConcernList.OPEN))
                .param("since", LocalDate.now(clock).minusDays(CAMPAIGN_DAYS))
                .param(
                        "many",
                        policy.get("concern.campaign", LocalDate.now(clock)).number())
                .query(Campaign.class)
                .list();
    }

    private StatementSpec bound(String sql, CaseScope scope, Filter filter) {
        return jdbc.sql(sql)
                .param("today", LocalDate.now(clock))
                .param("until", filter.receivedBy())
                .param("isNational", scope.isNational())
                .param("districts", scope.districts().toArray(String[]::new));
    }

    private static String from(ConcernList list) {
        return """
                 from concerns.concern c
                left join (select v.id, v.serial from register.person_view v
                    join registration.standing_view s on s.person_id = v.id
                        and s.first_day <= :today and (s.last_day is null or s.last_day >= :today)) p on p.id = c.person_id
                where c.received_on <= :until
                """ + OF_PLACE + (list == ConcernList.OPEN ? " and c.state <> 'CLOSED'" : " and c.state = 'CLOSED'");
    }
}
