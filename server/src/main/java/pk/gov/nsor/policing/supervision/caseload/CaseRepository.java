package pk.gov.nsor.policing.supervision.caseload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.duty.Duty;
import pk.gov.nsor.policing.supervision.duty.DutyKind;
import pk.gov.nsor.policing.supervision.duty.DutyState;
import pk.gov.nsor.policing.supervision.duty.DutyStep;
import pk.gov.nsor.policing.supervision.duty.Presence;
import pk.gov.nsor.record.register.OfPeople;

/** Reads what is known of cases, of many people at once. */
@Component
public class CaseRepository {

    /** Ended duties are read for this long, so that none is opened twice. */
    private static final int DAYS_OF_LATE = 400;

    private final JdbcClient jdbc;

    CaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<PersonId, CaseFile> files(Collection<PersonId> people) {
        return jdbc
                .sql("""
                        select person_id, opened_on, opened_in_custody, reviewed_on, next_review_on, without_residence_since,
                               habitual_locality
                        from supervision.case_file where
                        """ + OfPeople.condition("person_id", people))
                .param(OfPeople.parameter(people))
                .query((row, number) -> Map.entry(
                        person(row),
                        new CaseFile(
                                day(row, "opened_on"),
                                row.getBoolean("opened_in_custody"),
                                day(row, "reviewed_on"),
                                row.getObject("next_review_on", LocalDate.class),
                                row.getObject("without_residence_since", LocalDate.class),
                                row.getString("habitual_locality"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The pending ones, and those of late (of as long as the case was not reviewed), in the order of their days. */
    public Map<PersonId, List<Duty>> duties(Collection<PersonId> people, LocalDate today) {
        return grouped(jdbc.sql("""
                        select d.person_id, d.id, d.kind, d.nominal_on, d.opens_on, d.due_on, d.state,
                               d.withdrawn_why
                        from supervision.duty d join supervision.case_file c using (person_id)
                        where %s
                          and (d.state in ('OPEN', 'BREACHED') or d.kind = 'FIRST_APPEARANCE'
                              or d.nominal_on >= least(?, c.reviewed_on - 60))
                        order by d.due_on, d.kind
                        """.formatted(OfPeople.condition("d.person_id", people)))
                .param(OfPeople.parameter(people))
                .param(today.minusDays(DAYS_OF_LATE))
                .query((row, number) -> Map.entry(person(row), duty(row)))
                .list());
    }

    /** Those that can answer a pending duty, one that comes back, or one that is about to be opened. */
    public Map<PersonId, List<Presence>> presences(Collection<PersonId> people) {
        return grouped(jdbc.sql("""
                        select a.person_id, a.id, a.happened_on
                        from supervision.appearance a join supervision.case_file c using (person_id)
                        where %s
                          and a.happened_on >= least(c.reviewed_on - 60, (
                              select min(d.opens_on) from supervision.duty d
                              where d.person_id = a.person_id and d.state in ('OPEN', 'BREACHED', 'WITHDRAWN')))
                        order by a.happened_on, a.recorded_at
                        """.formatted(OfPeople.condition("a.person_id", people)))
                .param(OfPeople.parameter(people))
                .query((row, number) ->
                        Map.entry(person(row), new Presence(row.getObject("id", UUID.class), day(row, "happened_on"))))
                .list());
    }

    /** The station that answers for each now; who needs none is left out. */
    public Map<PersonId, Responsibility> responsible(Collection<PersonId> people) {
        return jdbc
                .sql("""
                        select person_id, station_code, from_day, reason from supervision.responsibility
                        where %s and until_day is null
                        """.formatted(OfPeople.condition("person_id", people)))
                .param(OfPeople.parameter(people))
                .query((row, number) -> Map.entry(
                        person(row),
                        new Responsibility(
                                row.getString("station_code"),
                                day(row, "from_day"),
                                Responsibility.Reason.valueOf(row.getString("reason")),
                                null,
                                null)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public static UUID[] ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    public static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("person_id", UUID.class));
    }

    public static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static Duty duty(ResultSet row) throws SQLException {
        String why = row.getString("withdrawn_why");
        return new Duty(
                row.getObject("id", UUID.class),
                DutyKind.valueOf(row.getString("kind")),
                day(row, "nominal_on"),
                day(row, "opens_on"),
                day(row, "due_on"),
                DutyState.valueOf(row.getString("state")),
                why == null ? null : DutyStep.Why.valueOf(why));
    }

    private static <T> Map<PersonId, List<T>> grouped(List<Map.Entry<PersonId, T>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(
                                (Function<Map.Entry<PersonId, T>, T>) Map.Entry::getValue, Collectors.toList())));
    }
}
