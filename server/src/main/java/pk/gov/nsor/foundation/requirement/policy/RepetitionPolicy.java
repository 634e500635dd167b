package pk.gov.nsor.foundation.requirement.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Appraisal;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.Reasons;
import pk.gov.nsor.foundation.requirement.Tier;

/** Rule 2, its last sentence: an offence after the day of judgment of another registrable conviction that counts. */
public final class RepetitionPolicy {

    private RepetitionPolicy() {}

    /** The tier with repetition in it, as the facts stand on the day. */
    public static Tier tier(Appraisal conviction, List<Appraisal> all, LocalDate day, Reasons reasons) {
        Tier alone = conviction.tierAlone();
        if (alone == null) {
            throw new IllegalArgumentException(
                    "Not registrable: " + conviction.judgment().id());
        }
        Judgment earlier = earlier(conviction, all, day);
        if (earlier == null) {
            return alone;
        }
        Tier tier = alone.up(conviction.values().repeatTiers());
        if (tier != alone) {
            reasons.add(Code.REPEAT_ONE_UP, conviction.judgment(), tier, earlier);
        }
        return tier;
    }

    private static @Nullable Judgment earlier(Appraisal conviction, List<Appraisal> all, LocalDate day) {
        for (Appraisal other : all) {
            if (other != conviction
                    && other.isRegistrable()
                    && CountingPolicy.counts(other.judgment(), day)
                    && conviction
                            .judgment()
                            .offenceOn()
                            .isAfter(other.judgment().judgmentOn())) {
                return other.judgment();
            }
        }
        return null;
    }
}
