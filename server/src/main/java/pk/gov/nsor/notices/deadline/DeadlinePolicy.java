package pk.gov.nsor.notices.deadline;

import pk.gov.nsor.requirement.NoticePolicy;
import pk.gov.nsor.requirement.WorkingDays;

/**
 * Rule 8 of law.md and the assumed values beside it. What is told before it happens is never late, but for a journey
 * abroad, whose deadline itself lies before it.
 */
public final class DeadlinePolicy {

    private DeadlinePolicy() {}

    public static Deadline of(Matter matter, Terms terms, WorkingDays calendar) {
        return switch (matter) {
            // Within 0 working days is on the day itself.
            case Matter.Changed changed ->
                new Deadline.Until(
                        terms.change().value() == 0
                                ? changed.on()
                                : NoticePolicy.lastDay(
                                        calendar, changed.on(), terms.change().value()),
                        terms.change());
            // Days carry no hour: who tells it on the day of leaving may have told it before.
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
