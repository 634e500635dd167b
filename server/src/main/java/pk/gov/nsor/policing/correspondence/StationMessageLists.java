package pk.gov.nsor.policing.correspondence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.record.matching.ListedNames;

/**
 * The messages that concern a reader. Counts and lines come from the same query; nobody who is off the register today is in
 * one. What a district asked is everybody's who works with the record there; what a province or the National Police Bureau
 * asked is theirs alone, since every record below is theirs to work with.
 */
@Service
public class StationMessageLists {

    private static final Map<String, String> SORTED_BY =
            Map.of("number", "p.serial", "name", "coalesce(p.name_latin, p.name_urdu)", "state", "m.answer_by");

    /** Of those that are answered the line says by which station. */
    private static final Map<String, String> ANSWERED_BY =
            Map.of("number", "p.serial", "name", "coalesce(p.name_latin, p.name_urdu)", "state", "m.to_station");

    private static final String OF_RECORD = """
             and (:isNational or exists (select from supervision.answering_station a
                    where a.person_id = m.person_id and a.station_code = any (:stations)))
             and (:isDistrict or m.from_place = :place)
            """;

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final Clock clock;

    StationMessageLists(JdbcClient jdbc, CaseAccess access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** A line. The components are those of {@link StationMessage}. */
    public record Line(
            UUID id,
            PersonId person,
            RegisterNumber number,
            PersonName name,
            Jurisdiction from,
            String to,
            LocalDate askedOn,
            LocalDate answerBy) {}

    /**
     * Which lines.
     *
     * @param answerBy none whose answer is needed later than this; the last day there is for all
     * @param search a register number, some of its digits, or a name, as {@link ListedNames} finds it; empty for everybody
     */
    public record Filter(StationMessageList list, LocalDate answerBy, String search) {

        /** Everything in it. */
        public static Filter of(StationMessageList list) {
            return new Filter(list, LocalDate.of(9999, 12, 31), "");
        }

        /** The same of those who are searched. */
        public Filter searched(String typed) {
            return new Filter(list, answerBy, typed);
        }
    }

    @Transactional(readOnly = true)
    public long count(SignedIn reader, Filter filter) {
        return bound("select count(*)" + from(filter), reader, filter)
                .query(Long.class)
                .single();
    }

    /** The lines after the first so many. */
    @Transactional(readOnly = true)
    public List<Line> lines(SignedIn reader, Filter filter, ListSort sort, long after, int most) {
        return bound(
                        "select m.id, m.person_id, p.serial as number, p.name_latin, p.name_urdu, m.from_place as from,"
                                + " m.to_station as to, m.asked_on, m.answer_by" + from(filter) + " order by "
                                + sort.sql(
                                        filter.list() == StationMessageList.ANSWERED ? ANSWERED_BY : SORTED_BY,
                                        "m.answer_by, m.id")
                                + " offset :after limit :most",
                        reader,
                        filter)
                .param("after", after)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    private StatementSpec bound(String sql, SignedIn reader, Filter filter) {
        CaseScope scope = access.scope(reader);
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(sql)
                .params(ListedNames.parameters(filter.search()))
                .param("today", today)
                .param("since", today.minusDays(TodayPart.DAYS_BACK))
                .param("until", filter.answerBy())
                .param("isNational", scope.isNational())
                .param("isDistrict", reader.jurisdiction() instanceof OfDistrict)
                .param("place", reader.jurisdiction().written())
                .param("stations", scope.stations().toArray(String[]::new));
    }

    private static String from(Filter filter) {
        return """
                 from correspondence.message m
                join register.person_view p on p.id = m.person_id
                join registration.standing_view s on s.person_id = m.person_id
                where s.first_day <= :today and (s.last_day is null or s.last_day >= :today) and m.answer_by <= :until
                """
                + switch (filter.list()) {
                    case TO_ANSWER -> " and m.state = 'OPEN' and (:isNational or m.to_station = any (:stations))";
                    case ASKED -> " and m.state = 'OPEN'" + OF_RECORD;
                    case ANSWERED -> " and m.state = 'ANSWERED' and m.ended_on >= :since" + OF_RECORD;
                }
                + ListedNames.and(filter.search());
    }
}
