package pk.gov.nsor.policing.supervision.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.policing.supervision.duty.DutyStep.Why;

/**
 * Brings the duties of one person up to a day: opens those whose time has come, in the order of their days, and says what
 * has become of those that are open. Doing it again on the same day changes nothing; doing it after days without is the
 * same as having done it each day, but for reminders, which are never of the past.
 */
public final class DutyReview {

    private final Law law;
    private final DutyTerms terms;
    private final CaseKnown known;
    private final LocalDate today;
    private final boolean isJoined;
    private final DutyAnswers dutyAnswers;
    private final DutyOpenings dutyOpenings;
    private final List<DutyStep> steps = new ArrayList<>(0);
    private final List<Duty> waiting = new ArrayList<>(2);
    private final Set<Key> keys = new HashSet<>();
    private @Nullable LocalDate nextOn;

    private record Key(DutyKind kind, LocalDate nominalOn) {}

    /**
     * What a review found.
     *
     * @param requirement the law's answer on the day
     * @param steps in the order in which they happen
     * @param nextOn the first later day on which, by what is known now, another review finds something; null for none
     */
    public record Found(
            Requirement requirement,
            List<DutyStep> steps,
            @Nullable LocalDate nextOn) {

        /** The same with another review by the day at the latest. */
        public Found by(LocalDate day) {
            return nextOn != null && !nextOn.isAfter(day) ? this : new Found(requirement, steps, day);
        }
    }

    private DutyReview(Law law, DutyTerms terms, CaseKnown known, LocalDate today, boolean isJoined) {
        this.law = law;
        this.terms = terms;
        this.known = known;
        this.today = today;
        this.isJoined = isJoined;
        this.dutyAnswers = new DutyAnswers(law, known.facts());
        this.dutyOpenings = new DutyOpenings(law, terms, known, dutyAnswers, today, this::lookAgainOn);
    }

    public static Found review(Law law, DutyTerms terms, CaseKnown known, LocalDate today) {
        return new DutyReview(law, terms, known, today, false).review();
    }

    /**
     * As {@link #review}, of a record that is joined with another: what it has goes on, by what is known of the person, and
     * nothing is opened under it.
     */
    public static Found ofJoined(Law law, DutyTerms terms, CaseKnown known, LocalDate today) {
        return new DutyReview(law, terms, known, today, true).review();
    }

    private Found review() {
        for (Duty duty : known.duties()) {
            keys.add(new Key(duty.kind(), duty.nominalOn()));
            if (duty.state() != DutyState.ANSWERED) {
                waiting.add(duty);
            }
        }
        if (!known.isDeathReported() && !isJoined) {
            dutyOpenings.find(this::open);
        }
        Requirement now = dutyAnswers.on(today);
        for (Duty duty : waiting) {
            if (duty.state().isPending() || canComeBack(duty)) {
                judge(duty, now);
            }
        }
        LocalDate lastDay = now.lastDay();
        if (lastDay != null && !lastDay.isBefore(today)) {
            lookAgainOn(lastDay.plusDays(1));
        }
        return new Found(now, List.copyOf(steps), nextOn);
    }

    private void open(Duty duty) {
        if (keys.add(new Key(duty.kind(), duty.nominalOn()))) {
            waiting.add(duty);
            steps.add(new DutyStep.Opened(duty));
        }
    }

    /**
     * A week of an earlier period without a fixed address is closed for good. So is one that an address had ended, once
     * its day is over: nobody could know that it was owed.
     */
    private boolean canComeBack(Duty withdrawn) {
        if (isJoined && withdrawn.withdrawnWhy() == Why.NOT_ON_THE_REGISTER) {
            return false; // By the other record's judgments alone it would be owed.
        }
        if (withdrawn.withdrawnWhy() == Why.HAS_A_RESIDENCE && withdrawn.dueOn().isBefore(today)) {
            return false;
        }
        LocalDate since = known.withoutResidenceSince();
        return withdrawn.kind() != DutyKind.WEEKLY
                || (since != null
                        && withdrawn.nominalOn().isAfter(since)
                        && (withdrawn.nominalOn().toEpochDay() - since.toEpochDay()) % terms.withoutResidenceEveryDays()
                                == 0);
    }

    /** What has become of a duty, by what is known now. */
    private void judge(Duty asItWas, Requirement now) {
        Duty duty = asItWas;
        LocalDate byNow = dueOn(duty);
        // Whoever was told a day may come on it, also where what is a working day has changed since.
        LocalDate dueOn = byNow.isBefore(duty.dueOn()) ? duty.dueOn() : byNow;
        if (!dueOn.equals(duty.dueOn())) {
            duty = duty.dueOn(dueOn);
            if (duty.state().isPending()) {
                steps.add(new DutyStep.Moved(duty, asItWas.dueOn()));
            }
        }
        LocalDate until = answerableUntil(dueOn);
        Presence presence = answering(duty, until);
        if (presence != null) {
            steps.add(new DutyStep.Answered(duty.in(DutyState.ANSWERED), presence.appearance()));
            return;
        }
        Why why = withdrawn(duty, now);
        if (why != null) {
            if (duty.state() != DutyState.WITHDRAWN) {
                steps.add(new DutyStep.Withdrawn(duty.withdrawn(why), why));
            }
            return;
        }
        if (duty.state() == DutyState.WITHDRAWN) {
            duty = duty.in(DutyState.OPEN);
            steps.add(new DutyStep.Restored(duty));
        }
        boolean isOver = until != null && until.isBefore(today);
        if (isOver && duty.state() == DutyState.OPEN && !known.isDeathReported()) {
            steps.add(new DutyStep.Breached(duty.in(DutyState.BREACHED)));
        } else if (!isOver && duty.state() == DutyState.BREACHED) {
            duty = duty.in(DutyState.OPEN);
            steps.add(new DutyStep.Reopened(duty));
        }
        if (!isOver && !known.isDeathReported()) {
            remind(duty);
            if (known.isInside(today)) {
                // Whoever is still inside on the day it is counted to owes it no more, whatever working day it moved
                // to.
                lookAgainOn(duty.nominalOn());
            }
            if (until != null) {
                lookAgainOn(until.plusDays(1));
            }
        }
    }

    /** By the holidays known now: one that was announced late moves the day. */
    private LocalDate dueOn(Duty duty) {
        return switch (duty.kind()) {
            case VERIFICATION, WEEKLY -> law.workingDays().onOrAfter(duty.nominalOn());
            case FIRST_APPEARANCE -> dutyOpenings.firstAppearanceDue(duty.nominalOn());
        };
    }

    /** @return null while an outage goes on */
    private @Nullable LocalDate answerableUntil(LocalDate dueOn) {
        return Outage.answerableUntil(dueOn, known.outages(), law.workingDays(), terms.graceWorkingDays());
    }

    private @Nullable Presence answering(Duty duty, @Nullable LocalDate until) {
        for (Presence presence : known.presences()) {
            if (!presence.on().isBefore(duty.opensOn())
                    && (until == null || !presence.on().isAfter(until))) {
                return presence;
            }
        }
        return null;
    }

    private @Nullable Why withdrawn(Duty duty, Requirement now) {
        if (known.isDead(today)) {
            return Why.DIED;
        }
        if (isInsideWhenDue(duty)) {
            return Why.IN_CUSTODY;
        }
        if (duty.kind() == DutyKind.FIRST_APPEARANCE && !dutyOpenings.isRelease(duty.nominalOn())) {
            return Why.NO_SUCH_RELEASE;
        }
        if (duty.kind() == DutyKind.WEEKLY && !isWithoutResidence(duty)) {
            return Why.HAS_A_RESIDENCE;
        }
        // Whose every conviction is quashed is as if they had never been; whose time is over owes what fell into it.
        LocalDate day = duty.dueOn().isBefore(today) ? duty.dueOn() : today;
        boolean isAsNever = !now.registrable() && now.convictions().isEmpty();
        return isAsNever || !dutyAnswers.on(day).registrable() ? Why.NOT_ON_THE_REGISTER : null;
    }

    /** Whether somebody inside today will be out when it is due is not known before that day. */
    private boolean isInsideWhenDue(Duty duty) {
        boolean isOnDueDay = !duty.dueOn().isAfter(today) && known.isInside(duty.dueOn());
        boolean isOnNominalDay = duty.kind() != DutyKind.FIRST_APPEARANCE
                && !duty.nominalOn().isAfter(today)
                && known.isInside(duty.nominalOn());
        return isOnDueDay || isOnNominalDay;
    }

    /** A person who gets a fixed address still owes the weeks that had ended before. */
    private boolean isWithoutResidence(Duty duty) {
        return known.withoutResidenceSince() != null || duty.dueOn().isBefore(today);
    }

    private void remind(Duty duty) {
        int[] days = switch (duty.kind()) {
            case VERIFICATION -> new int[] {law.valuesOn(today).verificationWindowDays(), 3, 0};
            case FIRST_APPEARANCE -> new int[] {0};
            case WEEKLY -> new int[] {0};
        };
        for (int daysLeft : days) {
            LocalDate on = duty.dueOn().minusDays(daysLeft);
            if (on.equals(today) && known.reviewedOn().isBefore(today)) {
                steps.add(new DutyStep.Reminded(duty, daysLeft));
            } else if (on.isAfter(today)) {
                lookAgainOn(on);
            }
        }
    }

    private void lookAgainOn(LocalDate day) {
        if (day.isAfter(today) && (nextOn == null || day.isBefore(nextOn))) {
            nextOn = day;
        }
    }
}
