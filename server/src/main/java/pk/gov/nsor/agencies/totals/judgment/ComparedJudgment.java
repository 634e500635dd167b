package pk.gov.nsor.agencies.totals.judgment;

import java.time.LocalDate;

/**
 * What the prosecution last said of a case, and what the register has of it.
 *
 * @param court its code
 * @param caseNumber as the prosecution wrote it
 * @param convicted how many people, by the prosecution: 1 to 100
 * @param recorded how many of them the register has; what waits in quarantine is not among them
 * @param isDue whether the court has had its days to send it
 */
public record ComparedJudgment(
        String court, String caseNumber, LocalDate judgmentOn, int convicted, int recorded, boolean isDue) {

    /** What the comparison comes to. */
    public enum State {
        /** The court has had its days, and the register has fewer people. */
        MISSING,
        /** The register has fewer people, and the court still has days to send it. */
        EXPECTED,
        /** The register has as many people, or more. */
        ARRIVED
    }

    public State state() {
        return recorded >= convicted ? State.ARRIVED : isDue ? State.MISSING : State.EXPECTED;
    }

    /** How many the register has not: 0 to 100. */
    public int missing() {
        return Math.max(0, convicted - recorded);
    }
}
