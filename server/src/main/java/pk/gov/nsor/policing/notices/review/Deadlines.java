package pk.gov.nsor.policing.notices.review;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.deadline.Deadline;
import pk.gov.nsor.policing.notices.deadline.DeadlinePolicy;
import pk.gov.nsor.policing.notices.deadline.Matter;
import pk.gov.nsor.policing.notices.deadline.Terms;
import pk.gov.nsor.policing.supervision.Outages;
import pk.gov.nsor.record.register.Homes;

/**
 * Computes until when something has to be notified, from the policy of its day and the holidays and outages that are
 * known now. No change of the working week brings the last day forward of what happened before the week's first day.
 */
@Service
public class Deadlines {

    /** The policy by which an outage puts off a last day. */
    static final String GRACE = "outage.grace";

    private final Laws laws;
    private final PolicyValues policy;
    private final Homes homes;
    private final Outages outages;

    Deadlines(Laws laws, PolicyValues policy, Homes homes, Outages outages) {
        this.laws = laws;
        this.policy = policy;
        this.homes = homes;
        this.outages = outages;
    }

    /** The deadline of something that is about to be notified. */
    @Transactional(readOnly = true)
    public Lateness of(PersonId person, Particulars particulars, LocalDate announcedOn) {
        return of(person, particulars, particulars.on(), announcedOn);
    }

    /** @param effectiveOn the day it really happens, which may be before the notified day */
    public Lateness of(PersonId person, Particulars particulars, LocalDate effectiveOn, LocalDate announcedOn) {
        return switch (particulars) {
            // The law's row names neither: they are taken and never late.
            case Particulars.NewVehicle _, Particulars.NewOnlineIdentity _ -> noLastDay(effectiveOn);
            case Particulars.NewName _,
                    Particulars.NewHome _,
                    Particulars.Stay _,
                    Particulars.TravelInside _,
                    Particulars.TravelAbroad _,
                    Particulars.NewPhone _,
                    Particulars.NewWork _,
                    Particulars.Household _ ->
                judge(matter(person, particulars, effectiveOn), announcedOn, outages.of(person));
        };
    }

    /**
     * Until when a journey abroad that began on the day had to be notified; late as if it were notified on leaving.
     */
    Lateness beforeLeaving(PersonId person, LocalDate leavingOn) {
        return judge(new Matter.Abroad(leavingOn), leavingOn, outages.of(person));
    }

    /** Whether the row that gives the last day is only assumed. */
    @Transactional(readOnly = true)
    public boolean isAssumed(Lateness lateness) {
        return policy.history(lateness.ruleKey()).stream()
                .filter(row -> row.version() == lateness.ruleVersion())
                .anyMatch(PolicyValue::isAssumed);
    }

    /** By when a person who announced something is asked to come: the time limit for notifying a change. */
    public LocalDate comeBy(LocalDate announcedOn) {
        LocalDate lastDay =
                judge(new Matter.Changed(announcedOn), announcedOn, List.of()).lastDay();
        if (lastDay == null) {
            throw new IllegalStateException("A change has a last day");
        }
        return lastDay;
    }

    private Lateness noLastDay(LocalDate on) {
        LocalDate first = laws.current().firstDay();
        Terms.Row row = terms(on.isBefore(first) ? first : on).change();
        return new Lateness(null, false, row.key(), row.version());
    }

    private Lateness judge(Matter matter, LocalDate announcedOn, List<Outage> outages) {
        Law law = laws.current();
        LocalDate day = matter.on().isBefore(law.firstDay()) ? law.firstDay() : matter.on();
        Terms terms = terms(day);
        // Whoever asked for the last day before a holiday was withdrawn or another week was decided was told it by
        // that.
        Deadline deadline = laws.toldSince(matter.on()).stream()
                .map(calendar -> DeadlinePolicy.of(matter, terms, calendar, outages))
                .reduce(Deadlines::later)
                .orElseThrow();
        return new Lateness(
                lastDay(deadline),
                deadline.isLate(announcedOn.atStartOfDay()),
                deadline.row().key(),
                deadline.row().version());
    }

    /** One without a last day is the latest. */
    private static Deadline later(Deadline one, Deadline other) {
        LocalDate day = lastDay(one);
        LocalDate otherDay = lastDay(other);
        return day == null || (otherDay != null && !otherDay.isAfter(day)) ? one : other;
    }

    private static @Nullable LocalDate lastDay(Deadline deadline) {
        return switch (deadline) {
            case Deadline.NotOwed _, Deadline.PutOff _ -> null;
            case Deadline.Until until -> until.day();
            case Deadline.UntilMoment until -> until.moment().toLocalDate();
        };
    }

    private Matter matter(PersonId person, Particulars particulars, LocalDate on) {
        return switch (particulars) {
            case Particulars.NewName _,
                    Particulars.NewHome _,
                    Particulars.NewPhone _,
                    Particulars.NewWork _,
                    Particulars.NewVehicle _,
                    Particulars.NewOnlineIdentity _ -> new Matter.Changed(on);
            // Nobody asks for the hour: the whole day counts for the person.
            case Particulars.Household household -> new Matter.WithChild(on.atTime(LocalTime.MAX), household.hours());
            case Particulars.TravelInside travel -> new Matter.Away(on, travel.until());
            case Particulars.TravelAbroad _ -> new Matter.Abroad(on);
            // A bed elsewhere in the own district is a change there; in another district it is a journey.
            case Particulars.Stay stay ->
                isAtHome(person, stay) ? new Matter.Changed(on) : new Matter.Away(on, stay.until());
        };
    }

    /** By the home of that day: a later move changes nothing about it. */
    private boolean isAtHome(PersonId person, Particulars.Stay stay) {
        return homes.districtOn(person, stay.on())
                .filter(stay.district()::equals)
                .isPresent();
    }

    private Terms terms(LocalDate day) {
        Map<String, PolicyValue> rows =
                policy.inForce(day).stream().collect(Collectors.toMap(PolicyValue::key, Function.identity()));
        return new Terms(
                row(rows, "notice.change"),
                row(rows, "notice.travel-inside"),
                row(rows, "notice.travel-abroad"),
                row(rows, "notice.child-household.presence"),
                row(rows, "notice.child-household.within"),
                row(rows, GRACE));
    }

    private static Terms.Row row(Map<String, PolicyValue> rows, String key) {
        PolicyValue value = rows.get(key);
        if (value == null) {
            throw new NoSuchElementException("No policy " + key);
        }
        return new Terms.Row(key, value.number(), value.version());
    }
}
