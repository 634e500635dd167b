package pk.gov.nsor.policing.supervision;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.policing.notices.Particulars.NewHome;
import pk.gov.nsor.policing.notices.Particulars.NewName;
import pk.gov.nsor.policing.notices.Particulars.NewPhone;
import pk.gov.nsor.policing.notices.Particulars.OfCircumstance;
import pk.gov.nsor.policing.notices.Particulars.Stay;
import pk.gov.nsor.policing.notices.Particulars.TravelAbroad;
import pk.gov.nsor.policing.notices.Particulars.TravelInside;

/** Counts again, without the code of the register, who did not tell in time, and what notices did to the record. */
final class YearsNoticeCheck {

    private static final int WORKING_DAYS = 3;
    private static final int NIGHTS = 7;
    private static final int DAYS_ABROAD = 21;

    private final JdbcClient jdbc;
    private final LocalDate today;
    private final Set<LocalDate> holidays;
    private final Map<UUID, List<Out>> outs = new HashMap<>();
    private final Map<Source, String> expected = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    YearsNoticeCheck(JdbcClient jdbc, LocalDate today) {
        this.jdbc = jdbc;
        this.today = today;
        this.holidays = new HashSet<>(jdbc.sql("select day from reference.public_holiday")
                .query(LocalDate.class)
                .list());
        jdbc.sql("""
                        select c.person_id, o.from_day as "from", o.until_day as "until"
                        from supervision.outage o, supervision.case_file c where o.station_code is null
                        union all
                        select r.person_id, greatest(o.from_day, r.from_day), least(o.until_day, r.until_day)
                        from supervision.outage o join supervision.responsibility r using (station_code)
                        where o.from_day <= coalesce(r.until_day, o.from_day)
                          and r.from_day <= coalesce(o.until_day, r.from_day)
                        """)
                .query(Out.class)
                .list()
                .forEach(out -> outs.computeIfAbsent(out.personId(), id -> new ArrayList<>())
                        .add(out));
    }

    /** Days on which the person could tell nothing; until is null while they go on. */
    record Out(UUID personId, LocalDate from, @Nullable LocalDate until) {}

    record Source(UUID source, String kind) {}

    record Row(UUID source, String kind, int breaches) {}

    List<String> violations(YearsNotices story) {
        story.told().forEach(this::judge);
        story.crossings().forEach(this::judge);
        Map<Source, Integer> found = new HashMap<>();
        jdbc.sql("""
                        select t.source, t.kind, count(b.id) filter (where b.state <> 'WITHDRAWN') as breaches
                        from supervision.notification_duty t join supervision.breach b on b.notification_duty_id = t.id
                        group by t.source, t.kind
                        """)
                .query(Row.class)
                .list()
                .forEach(row -> found.put(new Source(row.source(), row.kind()), row.breaches()));
        expected.forEach((source, why) -> {
            int breaches = found.getOrDefault(source, 0);
            if (breaches != 1) {
                violations.add("owed " + source.kind() + " and has " + breaches + " breaches: " + why);
            }
        });
        found.forEach((source, breaches) -> {
            if (breaches != 0 && !expected.containsKey(source)) {
                violations.add("has a breach for nothing: " + source + " "
                        + story.told().stream()
                                .filter(one -> one.id.equals(source.source()))
                                .map(one -> one + " of " + one.person)
                                .toList());
            }
        });
        Set<UUID> known = new HashSet<>();
        story.told().forEach(one -> known.add(one.id));
        if (!known.equals(new HashSet<>(
                jdbc.sql("select id from notices.notice").query(UUID.class).list()))) {
            violations.add("there are other notices than were told");
        }
        story.told().forEach(this::checkRecord);
        return violations;
    }

    private void judge(YearsNotified one) {
        LocalDate on = one.particulars.on();
        LocalDate departed = one.departedOn;
        LocalDate effective = departed != null && departed.isBefore(on) ? departed : on;
        LocalDate lastDay = putOff(one.person, lastDay(one, effective));
        boolean isLate = lastDay != null && one.announcedOn.isAfter(lastDay);
        boolean hasLeftUnnotified = !one.isLive && departed != null;
        boolean isOver = lastDay != null && lastDay.isBefore(today);
        if ((isLate && one.isLive) || (hasLeftUnnotified && isOver)) {
            expect(one.person, one.id, one.particulars.kind().name(), effective, lastDay, one);
        }
        LocalDate until = one.particulars.until();
        if (one.particulars instanceof TravelAbroad && one.isLive && departed != null && until != null) {
            LocalDate returned = one.returnedOn;
            if (returned == null ? until.isBefore(today) : returned.isAfter(until)) {
                expect(one.person, one.id, "RETURN", until, until, one);
            }
        }
    }

    private @Nullable LocalDate lastDay(YearsNotified one, LocalDate on) {
        return switch (one.particulars) {
            case NewName _, NewHome _ -> afterWorkingDays(on);
            case TravelInside travel -> beforeLeaving(on, travel.until());
            case TravelAbroad _ -> on.minusDays(DAYS_ABROAD);
            case Stay stay ->
                stay.district().equals(one.person.homes.floorEntry(on).getValue())
                        ? afterWorkingDays(on)
                        : beforeLeaving(on, stay.until());
            case NewPhone _, OfCircumstance _ -> throw notInTheStory(one);
        };
    }

    private static IllegalStateException notInTheStory(YearsNotified one) {
        return new IllegalStateException("The story tells nothing of this kind: " + one.particulars);
    }

    private static @Nullable LocalDate beforeLeaving(LocalDate on, LocalDate until) {
        return ChronoUnit.DAYS.between(on, until) < NIGHTS ? null : on;
    }

    /**
     * What falls into an outage can be told for three working days after it, and what that falls into for three after the
     * next; null while an outage goes on.
     */
    private @Nullable LocalDate putOff(YearsPerson person, @Nullable LocalDate lastDay) {
        TreeSet<LocalDate> ends = new TreeSet<>();
        if (lastDay != null) {
            ends.add(lastDay);
        }
        int known = 0;
        while (ends.size() > known) {
            known = ends.size();
            for (Out out : outs.getOrDefault(person.id.value(), List.of())) {
                LocalDate until = out.until();
                boolean isIn = ends.stream()
                        .anyMatch(end -> !end.isBefore(out.from()) && (until == null || !end.isAfter(until)));
                if (isIn && until == null) {
                    return null;
                }
                if (isIn) {
                    ends.add(afterWorkingDays(until));
                }
            }
        }
        return ends.isEmpty() ? null : ends.last();
    }

    private LocalDate afterWorkingDays(LocalDate on) {
        LocalDate day = on;
        for (int counted = 0; counted < WORKING_DAYS; ) {
            day = day.plusDays(1);
            boolean isFree = day.getDayOfWeek() == DayOfWeek.SATURDAY
                    || day.getDayOfWeek() == DayOfWeek.SUNDAY
                    || holidays.contains(day);
            counted += isFree ? 0 : 1;
        }
        return day;
    }

    private void judge(YearsNotified.Crossing crossing) {
        LocalDate on = crossing.on();
        YearsNotified told = crossing.told();
        if (told == null) {
            LocalDate lastDay = putOff(crossing.person(), on.minusDays(DAYS_ABROAD));
            if (lastDay != null && lastDay.isBefore(today)) {
                expect(crossing.person(), crossing.id(), "TRAVEL_ABROAD", on, lastDay, crossing);
            }
        } else if (crossing.isElsewhere() && told.isLive) {
            expect(crossing.person(), crossing.id(), "COUNTRY", on, on, crossing);
        }
    }

    private void expect(
            YearsPerson person, UUID source, String kind, LocalDate on, @Nullable LocalDate lastDay, Object why) {
        LocalDate due = lastDay == null ? on : lastDay;
        boolean isOwed = !on.isBefore(person.openedOn)
                && !due.isBefore(person.openedOn)
                && !person.wasHeld(on)
                && !person.wasHeld(due)
                && !person.isGone();
        if (isOwed) {
            expected.put(new Source(source, kind), why + " by " + due + " of " + person);
        }
    }

    /** What was accepted is on the record from its day; what was not has changed nothing. */
    private void checkRecord(YearsNotified one) {
        int rows = switch (one.particulars) {
            case NewHome home ->
                count(
                        "select count(*) from register.address where person_id = ? and line = ? and from_day = ?"
                                + " and withdrawn_at is null",
                        one.person.id.value(),
                        home.line(),
                        home.on());
            case NewName name ->
                count(
                        "select (select count(*) from register.person where id = ? and name_latin = ?)"
                                + " + (select count(*) from register.former_name where person_id = ?"
                                + " and name_latin = ? and not is_mistaken)",
                        one.person.id.value(),
                        String.valueOf(name.name().latin()),
                        one.person.id.value(),
                        String.valueOf(name.name().latin()));
            case Stay stay -> addresses(one, stay.line());
            case TravelInside travel -> addresses(one, travel.line());
            case TravelAbroad _ -> 0;
            case NewPhone _, OfCircumstance _ -> throw notInTheStory(one);
        };
        boolean isChange = one.particulars instanceof NewHome || one.particulars instanceof NewName;
        // A name that came back, since the next was a mistake, is there as the name and among those it had.
        if (isChange && one.isAccepted ? rows == 0 : rows != 0) {
            violations.add("is on the record " + rows + " times: " + one + " of " + one.person);
        }
    }

    private int addresses(YearsNotified one, String line) {
        return count(
                "select count(*) from register.address where person_id = ? and line = ?", one.person.id.value(), line);
    }

    private int count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Integer.class).single();
    }
}
