package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Checks facts by the rules of {@code law.md} for validity: no two facts may contradict one another. It does not check
 * whether they are true.
 */
public final class FactsCheck {

    private final @Nullable LocalDate bornOn;
    private final @Nullable LocalDate diedOn;

    private FactsCheck(@Nullable LocalDate bornOn, @Nullable LocalDate diedOn) {
        this.bornOn = bornOn;
        this.diedOn = diedOn;
    }

    /**
     * Accepts valid facts.
     *
     * @param judgments in the order their fields are named by
     * @param custody in the order their fields are named by
     * @throws InvalidValueException for the first contradiction, with the field it is in, as {@code
     *     convictions[0].judgmentOn}
     */
    public static Facts valid(
            @Nullable LocalDate bornOn,
            @Nullable LocalDate diedOn,
            List<Judgment> judgments,
            List<TimeInCustody> custody) {
        new FactsCheck(bornOn, diedOn).check(judgments, custody);
        return new Facts(bornOn, diedOn, judgments, custody);
    }

    private void check(List<Judgment> judgments, List<TimeInCustody> custody) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < judgments.size(); i++) {
            Judgment judgment = judgments.get(i);
            String at = "convictions[" + i + "].";
            if (places.putIfAbsent(judgment.id(), i) != null) {
                throw refusal("facts.same-id", "Another conviction has this id.", at + "id");
            }
            check(judgment, at);
        }
        boolean anyOpen = false;
        for (int i = 0; i < custody.size(); i++) {
            TimeInCustody custodyPeriod = custody.get(i);
            String at = "custody[" + i + "].";
            if (custodyPeriod.judgmentId() != null && !places.containsKey(custodyPeriod.judgmentId())) {
                throw refusal("facts.unknown-conviction", "No conviction has this id.", at + "convictionId");
            }
            check(custodyPeriod, at);
            if (custodyPeriod.releasedOn() == null && anyOpen) {
                throw refusal("facts.two-open", "Another period of custody has no release either.", at + "releasedOn");
            }
            anyOpen |= custodyPeriod.releasedOn() == null;
        }
    }

    private void check(Judgment judgment, String at) {
        if (judgment.judgmentOn().isBefore(judgment.offenceOn())) {
            throw refusal("facts.judgment-before-offence", "The judgment is before the offence.", at + "judgmentOn");
        }
        if (judgment.quashedOn() != null && judgment.quashedOn().isBefore(judgment.judgmentOn())) {
            throw refusal("facts.quashing-before-judgment", "The quashing is before the judgment.", at + "quashedOn");
        }
        if (bornOn != null && bornOn.isAfter(judgment.offenceOn())) {
            throw refusal("facts.offence-before-birth", "The offence is before the birth.", at + "offenceOn");
        }
        refuseAfterDeath(judgment.offenceOn(), at + "offenceOn");
        refuseAfterDeath(judgment.judgmentOn(), at + "judgmentOn");
        refuseAfterDeath(judgment.quashedOn(), at + "quashedOn");
    }

    private void check(TimeInCustody custodyPeriod, String at) {
        if (custodyPeriod.releasedOn() != null && custodyPeriod.releasedOn().isBefore(custodyPeriod.admittedOn())) {
            throw refusal("facts.release-before-admission", "The release is before the admission.", at + "releasedOn");
        }
        refuseAfterDeath(custodyPeriod.admittedOn(), at + "admittedOn");
        refuseAfterDeath(custodyPeriod.releasedOn(), at + "releasedOn");
    }

    private void refuseAfterDeath(@Nullable LocalDate day, String field) {
        if (day != null && diedOn != null && diedOn.isBefore(day)) {
            throw refusal("facts.after-death", "This day is after the death.", field);
        }
    }

    private static InvalidValueException refusal(String code, String english, String field) {
        return new InvalidValueException(code, english).at(field);
    }
}
