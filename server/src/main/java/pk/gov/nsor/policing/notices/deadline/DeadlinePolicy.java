package pk.gov.nsor.policing.notices.deadline;

import java.time.LocalDate;
import java.util.Collection;
import pk.gov.nsor.foundation.requirement.NoticePolicy;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.foundation.requirement.WorkingDays;

/**
 * Rule 8 of law.md and the assumed values beside it, extended by outages. What is notified before it happens is never
 * late, except a journey abroad, whose deadline itself lies before it.
 */
public final class DeadlinePolicy {

    private DeadlinePolicy() {}

    /** @param outages those that affect the person who has to notify it */
    public static Deadline of(Matter matter, Terms terms, WorkingDays calendar, Collection<Outage> outages) {
        Deadline deadline = withoutOutages(matter, terms, calendar);
        return switch (deadline) {
            case Deadline.NotOwed _, Deadline.PutOff _ -> deadline;
            case Deadline.Until until -> putOff(deadline, until.day(), terms, calendar, outages);
            case Deadline.UntilMoment until -> putOff(deadline, until.moment().toLocalDate(), terms, calendar, outages);
        };
    }

    /** What falls into an outage can be notified for some working days after it, by the end of the last. */
    private static Deadline putOff(
            Deadline deadline, LocalDate lastDay, Terms terms, WorkingDays calendar, Collection<Outage> outages) {
        LocalDate later = Outage.answerableUntil(
                lastDay, outages, calendar, terms.outageGrace().value());
        return later == null
                ? new Deadline.PutOff(terms.outageGrace())
                : later.isAfter(lastDay) ? new Deadline.Until(later, terms.outageGrace()) : deadline;
    }

    private static Deadline withoutOutages(Matter matter, Terms terms, WorkingDays calendar) {
        return switch (matter) {
            // Within 0 working days is on the day itself.
            case Matter.Changed changed ->
                new Deadline.Until(
                        terms.change().value() == 0
                                ? changed.on()
                                : NoticePolicy.lastDay(
                                        calendar, changed.on(), terms.change().value()),
                        terms.change());
            // Days have no hour: a notice on the day of leaving may have been given before leaving.
            case Matter.Away away ->
                away.nights() < terms.nightsInside().value()
                        ? new Deadline.NotOwed(terms.nightsInside())
                        : new Deadline.Until(away.on(), terms.nightsInside());
            case Matter.Abroad abroad ->
                new Deadline.Until(abroad.on().minusDays(terms.daysAbroad().value()), terms.daysAbroad());
            case Matter.WithChild stay ->
                stay.hours() < terms.childPresence().value()
                        ? new Deadline.NotOwed(terms.childPresence())
                        : new Deadline.UntilMoment(
                                stay.since().plusHours(terms.childWithin().value()), terms.childWithin());
        };
    }
}
