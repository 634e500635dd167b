package pk.gov.nsor.foundation.requirement.policy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Requirement.Outcome;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.foundation.requirement.View;

/**
 * Rule 7: verification in person falls due every so many months, counted without drift from the start of the conviction
 * that sets the tier.
 */
public final class VerificationPolicy {

    private final Law law;
    private final View view;

    /** @param view the facts known on the day of the question */
    public VerificationPolicy(Law law, View view) {
        this.law = law;
        this.view = view;
    }

    /**
     * A day on which somebody has to appear.
     *
     * @param setter the conviction whose tier asks for it
     * @param nominal the day it is counted to
     * @param due the nominal day, or the next working day where it is none
     */
    public record DueDay(Outcome setter, int months, LocalDate nominal, LocalDate due) {}

    /**
     * The first due day on or after a day.
     *
     * @param day the day of the view or a later one
     */
    @Nullable
    public DueDay firstFrom(LocalDate day) {
        if (view.status() != Status.ACTIVE || view.custody().isOpen()) {
            return null;
        }
        LocalDate end = view.lastDay();
        // An earlier nominal day has its due day before the day of the question.
        LocalDate from = law.notBeforeTheAct(law.workingDays().lastBefore(day).plusDays(1));
        while (end == null || !from.isAfter(end)) {
            Outcome setter = setterOn(from);
            LocalDate until = setter == null ? changeAfter(from, null) : changeAfter(from, setter.lastDay());
            LocalDate start = setter == null ? null : setter.startedOn();
            if (setter != null && start != null) {
                DueDay due = firstDue(setter, start, from, until, end);
                if (due != null) {
                    return due;
                }
            }
            if (until == null) {
                return null;
            }
            from = until.plusDays(1);
        }
        return null;
    }

    /**
     * The first nominal day of the setter, within the days in which it sets the tier, on which nothing prevents an
     * appearance.
     */
    private @Nullable DueDay firstDue(
            Outcome setter, LocalDate start, LocalDate from, @Nullable LocalDate until, @Nullable LocalDate end) {
        int months = law.valuesOn(law.notBeforeTheAct(setter.judgment().judgmentOn()))
                .monthsBetweenVerifications(setter.tier());
        long k = Math.max(1, ChronoUnit.MONTHS.between(start, from) / months);
        while (true) {
            LocalDate nominal = start.plusMonths(k * months);
            if (until != null && nominal.isAfter(until)) {
                return null;
            }
            if (!nominal.isBefore(from)) {
                LocalDate due = law.workingDays().onOrAfter(nominal);
                if (end != null && due.isAfter(end)) {
                    return null;
                }
                if (!view.custody().holds(nominal) && !view.custody().holds(due)) {
                    return new DueDay(setter, months, nominal, due);
                }
            }
            k++;
        }
    }

    /**
     * The conviction of the highest tier among those running on the day; of several, the one that started first. One that
     * has expired by the day of the view may have set the tier on the day before.
     */
    private @Nullable Outcome setterOn(LocalDate day) {
        Outcome setter = null;
        for (Outcome outcome : view.counting()) {
            if (outcome.isRunningOn(day) && (setter == null || setsBefore(outcome, setter))) {
                setter = outcome;
            }
        }
        return setter;
    }

    private static boolean setsBefore(Outcome one, Outcome other) {
        if (one.tier() != other.tier()) {
            return one.tier().compareTo(other.tier()) > 0;
        }
        return one.startedOn() != null
                && (other.startedOn() == null || one.startedOn().isBefore(other.startedOn()));
    }

    /** The last day before another conviction can set the tier: one ends, or a later judgment begins to run. */
    private @Nullable LocalDate changeAfter(LocalDate from, @Nullable LocalDate lastDayOfSetter) {
        LocalDate until = lastDayOfSetter;
        for (Outcome outcome : view.counting()) {
            LocalDate dayBefore = outcome.judgment().judgmentOn().minusDays(1);
            if (!dayBefore.isBefore(from) && (until == null || dayBefore.isBefore(until))) {
                until = dayBefore;
            }
        }
        return until;
    }
}
