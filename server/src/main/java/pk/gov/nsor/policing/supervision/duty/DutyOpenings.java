package pk.gov.nsor.policing.supervision.duty;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.NoticePolicy;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.foundation.requirement.Requirement.Verification;
import pk.gov.nsor.foundation.requirement.TimeInCustody;

/** The duties of one person whose time to open has come by today, whether or not they are known already. */
final class DutyOpenings {

    private final Law law;
    private final DutyTerms terms;
    private final CaseKnown known;
    private final DutyAnswers dutyAnswers;
    private final LocalDate today;
    private final LocalDate from;
    private final Set<LocalDate> releases;
    private final Consumer<LocalDate> lookAgainOn;

    /** @param lookAgainOn takes the days on which the next ones open */
    DutyOpenings(
            Law law,
            DutyTerms terms,
            CaseKnown known,
            DutyAnswers dutyAnswers,
            LocalDate today,
            Consumer<LocalDate> lookAgainOn) {
        this.law = law;
        this.terms = terms;
        this.known = known;
        this.dutyAnswers = dutyAnswers;
        this.today = today;
        this.from = from(known, today);
        this.releases = releases(known, today);
        this.lookAgainOn = lookAgainOn;
    }

    /**
     * The first day whose openings are still to be found. The days before the one the case waited for had none; what has
     * since become known about them opens nothing on them, since nobody knew. But the days of a pause that has ended
     * have not been looked at: what would have opened on them opens now.
     */
    private static LocalDate from(CaseKnown known, LocalDate today) {
        LocalDate from = earlier(today, known.waitsFor());
        from = earlier(from, known.pausedSince());
        return from.isBefore(known.openedOn()) ? known.openedOn() : from;
    }

    private static LocalDate earlier(LocalDate day, @Nullable LocalDate other) {
        return other == null || other.isAfter(day) ? day : other;
    }

    void find(Consumer<Duty> found) {
        findFirstAppearances(found);
        findVerifications(found);
        findWeeklies(found);
    }

    /** Whether the person came out on the day, as far as supervision asks. */
    boolean isRelease(LocalDate day) {
        return releases.contains(day);
    }

    LocalDate firstAppearanceDue(LocalDate releasedOn) {
        return NoticePolicy.firstAppearance(law, releasedOn);
    }

    private void findFirstAppearances(Consumer<Duty> found) {
        for (LocalDate releasedOn : releases) {
            if (dutyAnswers.on(releasedOn).registrable()) {
                found.accept(duty(DutyKind.FIRST_APPEARANCE, releasedOn, releasedOn, firstAppearanceDue(releasedOn)));
            }
        }
    }

    /** The days on which the person came out since supervision began, in their order. */
    private static Set<LocalDate> releases(CaseKnown known, LocalDate today) {
        Set<LocalDate> days = new TreeSet<>();
        LocalDate lastBefore = null;
        for (TimeInCustody custodyPeriod : known.facts().custody()) {
            LocalDate releasedOn = custodyPeriod.releasedOn();
            if (releasedOn == null || releasedOn.isAfter(today) || known.isInside(releasedOn)) {
                continue;
            }
            if (!releasedOn.isBefore(known.openedOn())) {
                days.add(releasedOn);
            } else if (lastBefore == null || releasedOn.isAfter(lastBefore)) {
                lastBefore = releasedOn;
            }
        }
        if (known.openedInCustody() && lastBefore != null && !known.isInside(known.openedOn())) {
            days.add(lastBefore);
        }
        return days;
    }

    /** Day by day, but in steps: the next verification stays the same until a fact makes it another. */
    private void findVerifications(Consumer<Duty> found) {
        NavigableSet<LocalDate> changes = dutyAnswers.changes(from, today);
        LocalDate day = from;
        while (!day.isAfter(today)) {
            LocalDate change = changes.higher(day);
            Requirement then = dutyAnswers.on(day);
            Verification next = then.nextVerification();
            LocalDate on;
            if (next == null) {
                on = null;
            } else {
                LocalDate opensOn = next.dueOn().minusDays(law.valuesOn(day).verificationWindowDays());
                if (opensOn.isAfter(day)) {
                    on = opensOn;
                } else {
                    LocalDate dueOn = terms.told().dueOn(next, then.lastDay());
                    found.accept(duty(DutyKind.VERIFICATION, next.nominalOn(), opensOn, dueOn));
                    on = next.dueOn().plusDays(1);
                }
            }
            if (change != null && (on == null || change.isBefore(on))) {
                on = change;
            }
            if (on == null) {
                return;
            }
            day = on;
        }
        lookAgainOn.accept(day);
    }

    private void findWeeklies(Consumer<Duty> found) {
        LocalDate since = known.withoutResidenceSince();
        if (since == null) {
            return;
        }
        int every = terms.withoutResidenceEveryDays();
        LocalDate nominal = firstWeekFrom(since, every);
        for (LocalDate opensOn = nominal.minusDays(every - 1L);
                !opensOn.isAfter(today);
                opensOn = nominal.minusDays(every - 1L)) {
            if (isAtLibertyInSome(opensOn, nominal)) {
                found.accept(duty(
                        DutyKind.WEEKLY, nominal, opensOn, law.workingDays().onOrAfter(nominal)));
            }
            nominal = nominal.plusDays(every);
        }
        if (isAtLiberty(today)) {
            lookAgainOn.accept(nominal.minusDays(every - 1L));
        }
    }

    private LocalDate firstWeekFrom(LocalDate since, int every) {
        long past = Math.max(0, from.toEpochDay() - since.toEpochDay() - 1);
        return since.plusDays((past / every + 1) * every);
    }

    /** Whether on some day of the week, as far as it has come, the person is outside and on the register. */
    private boolean isAtLibertyInSome(LocalDate opensOn, LocalDate nominalOn) {
        LocalDate first = opensOn.isBefore(from) ? from : opensOn;
        LocalDate last = nominalOn.isAfter(today) ? today : nominalOn;
        if (isAtLiberty(first)) {
            return true;
        }
        for (LocalDate change : dutyAnswers.changes(first, last)) {
            if (isAtLiberty(change)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAtLiberty(LocalDate day) {
        Requirement answer = dutyAnswers.on(day);
        return answer.registrable() && !answer.inCustody();
    }

    private static Duty duty(DutyKind kind, LocalDate nominalOn, LocalDate opensOn, LocalDate dueOn) {
        return new Duty(UUID.randomUUID(), kind, nominalOn, opensOn, dueOn, DutyState.OPEN);
    }
}
