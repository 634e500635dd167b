package pk.gov.nsor.foundation.requirement;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.requirement.MaximumPunishment.Special;
import pk.gov.nsor.foundation.requirement.policy.Period;

/**
 * The values of {@code law.md}, "Assumed values", that derivations rest on, as they were in force on a day.
 *
 * @param gravest the maximum punishments that make tier III whatever the years
 * @param tierTwoYears from how many years of maximum punishment on tier II begins
 * @param childVictimTiers how many tiers up for a child, where the offence is not by its nature against one
 * @param repeatTiers how many tiers up for an offence after an earlier registrable conviction
 * @param periods of an offender of age
 * @param juvenilePeriods of an offender under 18 on the day of the offence
 * @param verificationMonths between appearances in person
 * @param custodyBegunWithinDays how many days after the judgment custody may begin and still move the start
 * @param appearanceWorkingDays within how many working days after a release somebody first appears
 * @param verificationWindowDays how many days before the due day an appearance answers it
 */
public record LegalValues(
        Set<Special> gravest,
        int tierTwoYears,
        int childVictimTiers,
        int repeatTiers,
        Map<Tier, Period> periods,
        Map<Tier, Period> juvenilePeriods,
        Map<Tier, Integer> verificationMonths,
        int custodyBegunWithinDays,
        int appearanceWorkingDays,
        int verificationWindowDays) {

    /** The policy they are read from. */
    public static final Set<String> KEYS = Set.of(
            "tier.3.maximum",
            "tier.2.maximum",
            "tier.child-victim",
            "tier.repeat",
            "period.tier-1",
            "period.tier-2",
            "period.tier-3",
            "period.juvenile.tier-1",
            "period.juvenile.tier-2",
            "period.juvenile.tier-3",
            "verification.tier-1",
            "verification.tier-2",
            "verification.tier-3",
            "custody.begun-after-judgment",
            "appearance.after-release",
            "verification.window");

    public LegalValues {
        gravest = Set.copyOf(gravest);
        periods = new EnumMap<>(periods);
        juvenilePeriods = new EnumMap<>(juvenilePeriods);
        verificationMonths = new EnumMap<>(verificationMonths);
    }

    /**
     * Reads them from policy rows.
     *
     * @throws InvalidValueException where one is missing or is not valid
     */
    public static LegalValues of(Map<String, String> rows) {
        return new LegalValues(
                Arrays.stream(value(rows, "tier.3.maximum").split("\\+"))
                        .map(Special::valueOf)
                        .collect(Collectors.toSet()),
                number(rows, "tier.2.maximum"),
                number(rows, "tier.child-victim"),
                number(rows, "tier.repeat"),
                periods(rows, false),
                periods(rows, true),
                byTier(tier -> number(rows, verificationKey(tier))),
                number(rows, "custody.begun-after-judgment"),
                number(rows, "appearance.after-release"),
                number(rows, "verification.window"));
    }

    public Period period(Tier tier, boolean juvenile) {
        return Objects.requireNonNull((juvenile ? juvenilePeriods : periods).get(tier));
    }

    public int monthsBetweenVerifications(Tier tier) {
        return Objects.requireNonNull(verificationMonths.get(tier));
    }

    /** The policy that says how long a tier keeps on the register. */
    public static String periodKey(Tier tier, boolean juvenile) {
        return (juvenile ? "period.juvenile.tier-" : "period.tier-") + numberOf(tier);
    }

    /** The policy that says how often a tier's holder appears. */
    public static String verificationKey(Tier tier) {
        return "verification.tier-" + numberOf(tier);
    }

    private static Map<Tier, Period> periods(Map<String, String> rows, boolean juvenile) {
        return byTier(tier -> value(rows, periodKey(tier, juvenile)).equals("LIFE")
                ? new Period.Life()
                : new Period.Months(number(rows, periodKey(tier, juvenile))));
    }

    private static <T> Map<Tier, T> byTier(Function<Tier, T> reading) {
        Map<Tier, T> values = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            values.put(tier, reading.apply(tier));
        }
        return values;
    }

    private static int numberOf(Tier tier) {
        return tier.ordinal() + 1;
    }

    public static String value(Map<String, String> rows, String key) {
        String value = rows.get(key);
        if (value == null) {
            throw new InvalidValueException("policy.missing", "The policy %s has no value.", key);
        }
        return value;
    }

    private static int number(Map<String, String> rows, String key) {
        String value = value(rows, key);
        if (!value.matches("[0-9]{1,4}")) {
            throw new InvalidValueException("policy.not-applicable", "The policy %s can not be %s.", key, value);
        }
        return Integer.parseInt(value);
    }
}
