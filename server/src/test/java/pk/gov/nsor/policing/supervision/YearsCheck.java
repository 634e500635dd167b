package pk.gov.nsor.policing.supervision;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts again, without the code of the register, what it should have come to. */
final class YearsCheck {

    private final JdbcClient jdbc;
    private final LocalDate today;
    private final Set<LocalDate> holidays;
    private final List<String> violations = new ArrayList<>();
    private final Map<UUID, List<Row>> duties = new HashMap<>();

    YearsCheck(JdbcClient jdbc, LocalDate today) {
        this.jdbc = jdbc;
        this.today = today;
        this.holidays = new HashSet<>(jdbc.sql("select day from reference.public_holiday")
                .query(LocalDate.class)
                .list());
    }

    record Row(
            UUID personId,
            UUID id,
            String kind,
            LocalDate nominalOn,
            LocalDate opensOn,
            LocalDate dueOn,
            String state,
            @Nullable String withdrawnWhy,
            @Nullable LocalDate answeredOn,
            int breaches) {}

    record Station(
            UUID personId, LocalDate fromDay, @Nullable LocalDate untilDay) {}

    List<String> violations(List<YearsPerson> people) {
        jdbc.sql("""
                        select d.person_id, d.id, d.kind, d.nominal_on, d.opens_on, d.due_on, d.state, d.withdrawn_why,
                               a.happened_on as answered_on,
                               (select count(*) from supervision.breach b
                                   where b.duty_id = d.id and b.state <> 'WITHDRAWN') as breaches
                        from supervision.duty d left join supervision.appearance a on a.id = d.answered_by
                        """)
                .query(Row.class)
                .list()
                .forEach(row -> duties.computeIfAbsent(row.personId(), id -> new ArrayList<>())
                        .add(row));
        checkStations(people);
        for (YearsPerson person : people) {
            List<Row> rows = duties.getOrDefault(person.id.value(), List.of());
            checkDueDays(person, rows);
            rows.forEach(row -> checkDuty(person, row));
        }
        none("waits still", "select person_id from supervision.case_file where next_review_on <= ?", today);
        none("has one duty twice", """
                select person_id from supervision.duty where ?::date is not null
                group by person_id, kind, nominal_on having count(*) > 1
                """, today);
        none("did not follow the split of the district", """
                select r.person_id from supervision.responsibility r
                join register.address a on a.person_id = r.person_id and a.until_day is null
                where r.until_day is null and r.station_code = 'city-police-station-faisalabad'
                  and reference.district_on(a.district_code, a.tehsil_code, ?) = 'jaranwala'
                  and not exists (select from supervision.transfer t
                      where t.person_id = r.person_id and t.to_district = 'jaranwala')
                """, today);
        return violations;
    }

    private void checkStations(List<YearsPerson> people) {
        Map<UUID, List<Station>> stations = new HashMap<>();
        jdbc.sql("select person_id, from_day, until_day from supervision.responsibility order by id")
                .query(Station.class)
                .list()
                .forEach(row -> stations.computeIfAbsent(row.personId(), id -> new ArrayList<>())
                        .add(row));
        for (YearsPerson person : people) {
            List<Station> theirs = stations.getOrDefault(person.id.value(), List.of());
            long now = theirs.stream().filter(row -> row.untilDay() == null).count();
            if (now != (person.needsStation() ? 1 : 0)) {
                violation(
                        person,
                        "has " + now + " stations and needs " + (person.needsStation() ? 1 : 0) + ": " + theirs);
            }
            for (int i = 1; i < theirs.size(); i++) {
                LocalDate before = theirs.get(i - 1).untilDay();
                if (before == null || before.isAfter(theirs.get(i).fromDay())) {
                    violation(person, "has two stations on " + theirs.get(i).fromDay());
                }
            }
        }
    }

    /** Every day that the law asks for has its duty, and every release its first appearance. */
    private void checkDueDays(YearsPerson person, List<Row> rows) {
        Set<String> known = new HashSet<>();
        rows.forEach(row -> known.add(row.kind() + row.nominalOn()));
        for (LocalDate released : person.releases()) {
            if (!released.isBefore(person.openedOn)
                    && !isOver(person, released)
                    && !person.wasInside(released)
                    && !known.contains("FIRST_APPEARANCE" + released)) {
                violation(person, "was released on " + released + " and has no first appearance");
            }
        }
        LocalDate start = person.startedOn;
        for (int k = 1;
                start != null && start.plusMonths((long) k * person.months).isBefore(today);
                k++) {
            LocalDate nominal = start.plusMonths((long) k * person.months);
            LocalDate due = workingDay(nominal);
            LocalDate opens = due.minusDays(14);
            boolean isOwed = due.isAfter(person.openedOn)
                    && due.isBefore(today)
                    && !isOver(person, due)
                    && !person.wasInside(nominal)
                    && !person.wasInside(due)
                    && !person.isUnknown(opens, due);
            if (isOwed && !known.contains("VERIFICATION" + nominal)) {
                violation(person, "had to appear by " + due + " and has no duty");
            }
        }
    }

    private void checkDuty(YearsPerson person, Row row) {
        boolean cameInTime =
                person.appearances.stream().anyMatch(day -> !day.isBefore(row.opensOn()) && !day.isAfter(row.dueOn()));
        LocalDate nominal = row.nominalOn();
        switch (row.state()) {
            case "ANSWERED" -> {
                if (row.answeredOn().isBefore(row.opensOn())) {
                    violation(person, "answered too early: " + row);
                }
            }
            case "BREACHED", "OPEN" -> {
                if (cameInTime) {
                    violation(person, "came in time: " + row);
                }
                if (person.isGone() && person.diedOn != null) {
                    violation(person, "is dead: " + row);
                }
                if (person.wasInside(row.dueOn()) && !row.dueOn().isAfter(today)) {
                    violation(person, "was inside: " + row);
                }
                if (row.state().equals("OPEN") && row.dueOn().isBefore(today.minusDays(15))) {
                    violation(person, "is neither answered nor in breach: " + row);
                }
                if (row.state().equals("BREACHED") && !row.dueOn().isBefore(today)) {
                    violation(person, "is in breach too early: " + row);
                }
            }
            case "WITHDRAWN" -> {
                boolean isRight = person.isGone()
                        || person.wasInside(row.dueOn())
                        || person.wasInside(nominal)
                        || (row.kind().equals("FIRST_APPEARANCE")
                                && !person.releases().contains(nominal));
                if (!isRight) {
                    violation(person, "withdrawn for nothing: " + row);
                }
            }
            default -> violation(person, "of no known state: " + row);
        }
        if (row.breaches() != (row.state().equals("BREACHED") ? 1 : 0)) {
            violation(person, "has " + row.breaches() + " breaches: " + row);
        }
    }

    private static boolean isOver(YearsPerson person, LocalDate day) {
        return (person.diedOn != null && !person.diedOn.isAfter(day))
                || (person.quashedOn != null && !person.quashedOn.isAfter(day));
    }

    private LocalDate workingDay(LocalDate day) {
        LocalDate next = day;
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY
                || next.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.contains(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private void none(String what, String sql, LocalDate day) {
        jdbc.sql(sql).param(day).query(UUID.class).list().forEach(id -> violations.add(id + " " + what));
    }

    private void violation(YearsPerson person, String what) {
        violations.add(person + " " + what);
    }
}
