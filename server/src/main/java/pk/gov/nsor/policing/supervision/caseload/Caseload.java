package pk.gov.nsor.policing.supervision.caseload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.record.matching.ListedNames;

/**
 * The lists of a district, a province or the nation. Counts and lines come from the same query, so that they agree; nobody
 * who is off the register today is ever in one, and nobody of another district.
 */
@Service
public class Caseload {

    private final JdbcClient jdbc;
    private final Clock clock;

    Caseload(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a list is ordered by; lines that are alike come in an order of their own that stays. */
    public enum Order {
        DAY("b.day %s nulls last, b.person_id", false),
        NUMBER("p.serial %s", true),
        NAME("coalesce(p.name_latin, p.name_urdu) %s, p.serial", true),
        STATION("b.station_code %s nulls last, b.day, b.person_id", false);

        private final String sql;
        private final boolean asksForThePerson;

        Order(String sql, boolean asksForThePerson) {
            this.sql = sql;
            this.asksForThePerson = asksForThePerson;
        }

        private String sql(boolean descending) {
            return sql.formatted(descending ? "desc" : "asc") + ", b.item";
        }
    }

    /**
     * Which lines.
     *
     * @param station a code; empty for every station
     * @param search a register number, some of its digits, or the beginnings of names; empty for everybody
     * @param since none that began later than this many days ago; 0 for all
     * @param within none whose day is more than this many days ahead; 0 for all
     */
    public record Filter(CaseList list, String station, String search, int since, int within) {

        public static Filter of(CaseList list) {
            return new Filter(list, "", "", 0, 0);
        }
    }

    /** A part of a list, and how many lines there are in all. */
    public record Part(List<CaseRow> rows, long count) {

        public Part {
            rows = List.copyOf(rows);
        }
    }

    @Transactional(readOnly = true)
    public long count(CaseScope scope, Filter filter) {
        return bound("select count(*)" + lines(scope, filter, ""), scope, filter)
                .query(Long.class)
                .single();
    }

    /** As {@link #count}, but no more are looked for than so many. */
    @Transactional(readOnly = true)
    public long countUpTo(long most, CaseScope scope, Filter filter) {
        return bound(
                        "select count(*) from (select b.person_id" + lines(scope, filter, "") + " limit :most) c",
                        scope,
                        filter)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /** The lines after the first so many; the count is right also where there are none after them. */
    @Transactional(readOnly = true)
    public Part part(CaseScope scope, Filter filter, Order order, boolean descending, long after, int most) {
        return isOfTheNation(scope, filter.list())
                ? ofTheNation(scope, filter, order, descending, after, most)
                : ofAPlace(scope, filter, order, descending, after, most);
    }

    private static boolean isOfTheNation(CaseScope scope, CaseList list) {
        return scope.isNational() || list == CaseList.ALERTS;
    }

    /** The lines alone. */
    @Transactional(readOnly = true)
    public List<CaseRow> rows(CaseScope scope, Filter filter, Order order, boolean descending, long after, int most) {
        return isOfTheNation(scope, filter.list())
                ? rowsOfTheNation(scope, filter, order, descending, after, most)
                : ofAPlace(scope, filter, order, descending, after, most).rows();
    }

    private Part ofTheNation(CaseScope scope, Filter filter, Order order, boolean descending, long after, int most) {
        List<CaseRow> rows = rowsOfTheNation(scope, filter, order, descending, after, most);
        boolean isAll = after == 0 && rows.size() < most;
        return new Part(rows, isAll ? rows.size() : count(scope, filter));
    }

    /** Of many lines: counted apart, so that the first ones are found along an index where there is one. */
    private List<CaseRow> rowsOfTheNation(
            CaseScope scope, Filter filter, Order order, boolean descending, long after, int most) {
        return bound(
                        "select b.*, p.serial, p.name_latin, p.name_urdu"
                                + lines(scope, filter, PERSON)
                                + " order by %s offset :after limit :most".formatted(order.sql(descending)),
                        scope,
                        filter)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    /** Of few lines: all are found anyway. The names are read for the lines of the part alone. */
    private Part ofAPlace(CaseScope scope, Filter filter, Order order, boolean descending, long after, int most) {
        List<Counted> found = bound(
                        """
                        select c.*, p.serial, p.name_latin, p.name_urdu from (
                            select b.*, count(*) over () as lines, row_number() over (order by %s) as position
                            %s order by position offset :after limit :most) c
                        join register.person_view p on p.id = c.person_id order by c.position
                        """.formatted(
                                order.sql(descending), lines(scope, filter, order.asksForThePerson ? PERSON : "")),
                        scope,
                        filter)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new Counted(row(row), row.getLong("lines")))
                .list();
        long count = found.isEmpty()
                ? (after == 0 ? 0 : count(scope, filter))
                : found.getFirst().lines();
        return new Part(found.stream().map(Counted::row).toList(), count);
    }

    /**
     * Everybody of one station who is overdue, or can answer a duty on the day: the content of a day sheet, one line
     * for each person.
     */
    @Transactional(readOnly = true)
    public List<CaseRow> expected(CaseScope scope, String station, LocalDate day) {
        Filter filter = new Filter(CaseList.EVERYBODY, station, "", 0, 0);
        return bound("""
                        select b.person_id, b.station_code, w.day, w.kind, w.day as due_on, b.district_code, b.item,
                               p.serial, p.name_latin, p.name_urdu
                        """ + lines(scope, filter, PERSON + """
                                join lateral (
                                    select d.due_on as day, d.kind from supervision.duty d
                                    where d.person_id = any (array(
                                        select b.person_id union all
                                        select j.part_id from register.merged_view j where j.root_id = b.person_id)) and (
                                        (d.state = 'OPEN' and d.opens_on <= :day)
                                        or (d.state = 'BREACHED' and exists (select from supervision.breach a
                                            where a.duty_id = d.id and a.state = 'ALLEGED')))
                                    order by d.due_on limit 1) w on true
                                """) + " order by w.day, p.serial", scope, filter)
                .param("day", day)
                .query((row, number) -> row(row))
                .list();
    }

    private record Counted(CaseRow row, long lines) {}

    private StatementSpec bound(String sql, CaseScope scope, Filter filter) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(sql)
                .param("today", today)
                .param("stations", scope.stations().toArray(String[]::new))
                .param("districts", scope.districts().toArray(String[]::new))
                .param("station", filter.station())
                .param("serial", serial(filter.search()))
                .params(ListedNames.parameters(filter.search()))
                .param("digits", "%" + digits(filter.search()) + "%")
                .param("until", today.minusDays(filter.since()))
                .param("ahead", today.plusDays(filter.within()));
    }

    private static final String PERSON = " join register.person_view p on p.id = b.person_id ";

    private static String lines(CaseScope scope, Filter filter, String join) {
        boolean isSearched = !filter.search().isBlank();
        String found = isNumber(filter.search())
                ? " and (p.serial = :serial or (:serial = 0 and p.serial::text like :digits))"
                : " and " + ListedNames.CONDITION;
        return " from (" + CaseListSql.of(filter.list(), scope) + """
                ) b
                join registration.standing_view s on s.person_id = b.person_id
                """
                + (isSearched && join.isEmpty() ? PERSON : join)
                + " where s.first_day <= :today and (s.last_day is null or s.last_day >= :today)"
                + (filter.station().isEmpty() ? "" : " and b.station_code = :station")
                + (isSearched ? found : "")
                + (filter.since() == 0 ? "" : " and b.day <= :until")
                + (filter.within() == 0 ? "" : " and b.day <= :ahead");
    }

    /** Of a whole register number; 0 for some of its digits. */
    private static int serial(String number) {
        try {
            return RegisterNumber.parse(number).serial();
        } catch (pk.gov.nsor.foundation.kernel.InvalidValueException notWhole) {
            return 0;
        }
    }

    private static String digits(String number) {
        return Digits.western(number).replaceAll("[^0-9]", "");
    }

    private static boolean isNumber(String search) {
        return !digits(search).isEmpty();
    }

    static CaseRow row(ResultSet row) throws SQLException {
        return new CaseRow(
                CaseRepository.person(row),
                new RegisterNumber(row.getInt("serial")),
                new PersonName(row.getString("name_latin"), row.getString("name_urdu")),
                row.getString("station_code"),
                row.getObject("day", LocalDate.class),
                row.getString("kind"),
                row.getObject("due_on", LocalDate.class),
                row.getString("district_code"),
                row.getObject("item", UUID.class));
    }
}
