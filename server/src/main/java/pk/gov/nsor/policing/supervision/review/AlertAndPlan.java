package pk.gov.nsor.policing.supervision.review;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Derivation;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.foundation.requirement.TimeInCustody;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;

/**
 * What becomes of an alert that had ended, and of a planned release, by what is known now: what ended them may have been
 * recorded by mistake.
 *
 * @param lostSince since when nobody knows where the person is, by an alert that ended for a reason that does not hold; null
 *     otherwise
 * @param releasedOn the release with which the plan that stood happens; null otherwise
 * @param plannedAgain the plan that stands again, since the release with which it happened was none; null otherwise
 */
public record AlertAndPlan(
        @Nullable LocalDate lostSince, @Nullable LocalDate releasedOn, Releases.@Nullable Plan plannedAgain) {

    static AlertAndPlan of(
            Absconders.@Nullable Unseen alert, Releases.@Nullable Plan plan, Law law, Facts known, Requirement now) {
        if (alert == null && plan == null) {
            return new AlertAndPlan(null, null, null);
        }
        LocalDate today = now.asOf();
        return new AlertAndPlan(
                alert != null && isLost(alert, law, known, now) ? alert.since() : null,
                plan == null ? null : releasedOn(plan, known, today),
                plan != null && isPlannedAgain(plan, known, today) ? plan : null);
    }

    /** Under a joined record nothing begins again: it does under the leading one. */
    static AlertAndPlan ofJoined(Releases.@Nullable Plan plan, Facts known, LocalDate today) {
        return new AlertAndPlan(null, plan == null ? null : releasedOn(plan, known, today), null);
    }

    static boolean isInside(TimeInCustody custodyPeriod, LocalDate day) {
        LocalDate releasedOn = custodyPeriod.releasedOn();
        return !custodyPeriod.admittedOn().isAfter(day) && (releasedOn == null || releasedOn.isAfter(day));
    }

    /** Neither was the person in custody since the alert began, nor off the register when it ended. */
    private static boolean isLost(Absconders.Unseen alert, Law law, Facts known, Requirement now) {
        if (!now.registrable() || now.inCustody()) {
            return false;
        }
        boolean wasInside = known.custody().stream()
                .map(TimeInCustody::releasedOn)
                .anyMatch(releasedOn -> releasedOn == null || releasedOn.isAfter(alert.since()));
        return !wasInside && Derivation.derive(law, known, alert.until()).registrable();
    }

    /** Whoever is at liberty was released, whichever day of which release has become known. */
    private static @Nullable LocalDate releasedOn(Releases.Plan plan, Facts known, LocalDate today) {
        if (!plan.stands() || known.custody().stream().anyMatch(custodyPeriod -> isInside(custodyPeriod, today))) {
            return null;
        }
        return releases(known)
                .filter(day -> !day.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElse(today);
    }

    /** The release lies in a custody that goes on. */
    private static boolean isPlannedAgain(Releases.Plan plan, Facts known, LocalDate today) {
        LocalDate happenedOn = plan.releasedOn();
        return happenedOn != null
                && releases(known).noneMatch(happenedOn::equals)
                && known.custody().stream()
                        .anyMatch(custodyPeriod -> isInside(custodyPeriod, today)
                                && !custodyPeriod.admittedOn().isAfter(happenedOn));
    }

    private static Stream<LocalDate> releases(Facts known) {
        return known.custody().stream().flatMap(custodyPeriod -> Stream.ofNullable(custodyPeriod.releasedOn()));
    }
}
