package pk.gov.nsor.record.registration.web.why;

import java.util.List;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Reason;
import pk.gov.nsor.foundation.requirement.Tier;

/** The policy values that a step of a derivation uses. */
final class AssumedValues {

    private AssumedValues() {}

    /**
     * The keys of the policy.
     *
     * @param juvenile whether the offender was under 18 on the day of the offence that the step is about
     */
    static List<String> of(Reason reason, boolean juvenile) {
        return switch (reason.code()) {
            case BEFORE_THE_ACT, JUDGED_BEFORE_THE_ACT, QUASHED_BEFORE_THE_ACT -> List.of(Law.FIRST_DAY);
            case TIER -> List.of("tier.3.maximum", "tier.2.maximum");
            case CHILD_ONE_UP -> List.of("tier.child-victim");
            case REPEAT_ONE_UP -> List.of("tier.repeat");
            case PERIOD, PERIOD_LIFE ->
                List.of((juvenile ? "period.juvenile.tier-" : "period.tier-") + number(reason, 1));
            case STARTED_BY_RELEASE, STARTED_BY_JUDGMENT, AWAITS_RELEASE, CUSTODY_BEGUN_LATE ->
                List.of("custody.begun-after-judgment");
            case VERIFICATION -> List.of("verification.tier-" + number(reason, 1), "working-days.week");
            case LAW,
                    COUNTS,
                    QUASHED,
                    NARROW_BASIS,
                    WIDE_BASIS,
                    WIDE_BASIS_CONNECTED,
                    NOT_A_WOMAN_OR_CHILD,
                    NOT_CONNECTED,
                    NO_BASIS,
                    NO_ROW,
                    NO_ROW_IN_FORCE,
                    NOT_REGISTRABLE,
                    MAXIMUM_AS_CONNECTED,
                    MAXIMUM_HALF_CONNECTED,
                    MAXIMUM_NOT_LENT,
                    CUSTODY_ENDED_BEFORE,
                    UNDER_EIGHTEEN,
                    LAST_DAY,
                    LAST_DAY_UNKNOWN,
                    EXPIRED,
                    ENDS,
                    ENDS_NEVER,
                    END_UNKNOWN,
                    NO_VERIFICATION_IN_CUSTODY,
                    NO_VERIFICATION_LEFT,
                    DIED,
                    SEALED,
                    STATUS -> List.of();
        };
    }

    /** The tier among a step's values, as the keys number it. */
    private static int number(Reason reason, int place) {
        return ((Tier) reason.values().get(place)).ordinal() + 1;
    }
}
