package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of the law for a person on a day. Bases, tier, last day and life are those of the convictions running on
 * that day.
 *
 * @param tier null where none is running
 * @param startedOn the earliest start of all registrable convictions that count, expired or not; null where none
 *     started
 * @param lastDay the last day on the register, included; null for life, where it is not known, and where none is
 *     running
 * @param nextVerification the first, on or after the day asked about, at which the person has to appear
 * @param convictions the registrable ones that count, in the order given
 * @param sealedOn since when the record has been sealed without a break; null where it is not
 * @param warnings offences for which the law has no row of any day, as in {@code c1: PPC 999}
 * @param reasons the steps, in the order of the rules for each conviction and then for all
 */
public record Requirement(
        LocalDate asOf,
        Status status,
        Set<Basis> bases,
        @Nullable Tier tier,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate lastDay,
        boolean life,
        boolean inCustody,
        @Nullable Verification nextVerification,
        List<Outcome> convictions,
        @Nullable LocalDate sealedOn,
        List<String> warnings,
        List<Reason> reasons) {

    /** True where a registrable conviction is running. */
    public boolean registrable() {
        return status.isOnRegister();
    }

    /** The day on which the person next has to appear; null where there is none. */
    public @Nullable LocalDate nextVerificationDueOn() {
        return nextVerification == null ? null : nextVerification.dueOn();
    }

    /**
     * A day on which somebody has to appear.
     *
     * @param nominalOn the day it is counted to
     * @param dueOn the nominal day, or the next working day where it is none
     */
    public record Verification(LocalDate nominalOn, LocalDate dueOn) {}

    /**
     * What the law makes of one conviction.
     *
     * @param startedOn null while its clock waits for a release
     * @param lastDay null for life and where it is not known
     * @param juvenile whether the offender was under 18 on the day of the offence
     */
    public record Outcome(
            Judgment judgment,
            Set<Basis> bases,
            Tier tier,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate lastDay,
            boolean life,
            boolean juvenile) {

        /** True from the judgment to the last day; the person's death is not seen here. */
        public boolean isRunningOn(LocalDate day) {
            return !judgment.judgmentOn().isAfter(day) && (lastDay == null || !lastDay.isBefore(day));
        }
    }
}
