package pk.gov.nsor.policing.exitcontrol;

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
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.exitcontrol.ExitControl.Step;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.record.matching.ListedNames;

/**
 * The exit controls of those for whom the stations of a place answer. Counts and lines come from the same query; nobody who is
 * off the register today is in one.
 */
@Service
public class ExitControlLists {

    private static final Map<String, String> SORTED_BY = Map.of(
            "number",
            "p.serial",
            "name",
            "coalesce(p.name_latin, p.name_urdu)",
            "station",
            "station",
            "ground",
            "r.ground",
            "state",
            "s.until_day");

    private final JdbcClient jdbc;
    private final Clock clock;

    ExitControlLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A line. What is not said here is as in {@link ExitControl}.
     *
     * @param station the code of the one that answers; null where none does
     */
    public record Line(
            UUID id,
            PersonId person,
            RegisterNumber number,
            PersonName name,
            @Nullable String station,
            ExitGround ground,
            Step step,
            LocalDate until,
            boolean isExtended) {

        /** The end of the key of the message that says how it stands. */
        public String state(LocalDate day) {
            return ExitControl.state(step, until, day);
        }
    }

    /**
     * Which lines.
     *
     * @param search a register number, some of its digits, or a name, as {@link ListedNames} finds it; empty for everybody
     */
    public record Filter(ExitControlList list, String search) {

        /** Everything in it. */
        public static Filter of(ExitControlList list) {
            return new Filter(list, "");
        }
    }

    @Transactional(readOnly = true)
    public long count(CaseScope scope, Filter filter) {
        return bound("select count(*)" + from(filter), scope, filter)
                .query(Long.class)
                .single();
    }

    /** The lines after the first so many. */
    @Transactional(readOnly = true)
    public List<Line> lines(CaseScope scope, Filter filter, ListSort sort, long after, int most) {
        String own = filter.list() == ExitControlList.ENDED ? "s.until_day desc, r.id" : "s.until_day, r.id";
        return bound(
                        """
                        select r.id, r.person_id, p.serial as number, p.name_latin, p.name_urdu,
                            (select min(a.station_code) from supervision.answering_station a
                                where a.person_id = r.person_id) as station,
                            r.ground, s.kind as step, s.until_day as until,
                            exists (select from exitcontrol.step e
                                where e.request_id = r.id and e.kind = 'EXTENDED') as is_extended
                        """ + from(filter) + " order by " + sort.sql(SORTED_BY, own) + " offset :after limit :most",
                        scope,
                        filter)
                .param("after", after)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    private StatementSpec bound(String sql, CaseScope scope, Filter filter) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(sql)
                .params(ListedNames.parameters(filter.search()))
                .param("today", today)
                .param("soon", today.plusDays(TodayPart.DAYS_AHEAD))
                .param("isNational", scope.isNational())
                .param("stations", scope.stations().toArray(String[]::new));
    }

    private static String from(Filter filter) {
        return """
                 from exitcontrol.request r
                join lateral (select o.kind, o.until_day from exitcontrol.step o
                    where o.request_id = r.id order by o.id desc limit 1) s on true
                join register.person_view p on p.id = r.person_id
                join registration.standing_view t on t.person_id = r.person_id
                where t.first_day <= :today and (t.last_day is null or t.last_day >= :today)
                  and (:isNational or exists (select from supervision.answering_station a
                        where a.person_id = r.person_id and a.station_code = any (:stations)))
                """
                + switch (filter.list()) {
                    case LASTING -> " and s.kind <> 'ENDED' and s.until_day >= :today";
                    case ENDING -> " and s.kind <> 'ENDED' and s.until_day between :today and :soon";
                    case ENDED -> " and (s.kind = 'ENDED' or s.until_day < :today)";
                }
                + ListedNames.and(filter.search());
    }
}
