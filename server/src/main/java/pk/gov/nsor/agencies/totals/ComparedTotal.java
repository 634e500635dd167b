package pk.gov.nsor.agencies.totals;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/**
 * What a court or prison declared for a month, and what the register has of it.
 *
 * @param office the code of the court, or the prison as it is called
 * @param declared how many they say there were
 * @param recorded how many the register has; what waits in quarantine is not among them
 */
public record ComparedTotal(
        UUID receipt, TotalKind kind, String office, YearMonth month, int declared, int recorded, Instant declaredAt) {

    /** What the comparison comes to. */
    public enum Gap {
        /** The register has fewer: something never arrived, or waits in quarantine. */
        MISSING,
        /** The register has more: a total was wrong, or something was recorded twice. */
        SURPLUS,
        EQUAL
    }

    public Gap gap() {
        return recorded < declared ? Gap.MISSING : recorded > declared ? Gap.SURPLUS : Gap.EQUAL;
    }

    /** How many never arrived; negative where the register has more. */
    public int missing() {
        return declared - recorded;
    }
}
