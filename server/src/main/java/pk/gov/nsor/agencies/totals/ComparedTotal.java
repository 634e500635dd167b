package pk.gov.nsor.agencies.totals;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a court or prison declared for a month, and what the register has of it; or that it declared nothing.
 *
 * @param receipt of the declaration; null where there is none
 * @param office the code of the court, or the prison as it is called
 * @param declared how many they say there were; null where they said nothing
 * @param recorded how many the register has; what waits in quarantine is not among them
 * @param declaredAt null where they said nothing
 * @param before the last month that they declared, where they said nothing for this one; null where they never did
 */
public record ComparedTotal(
        @Nullable UUID receipt,
        TotalKind kind,
        String office,
        YearMonth month,
        @Nullable Integer declared,
        int recorded,
        @Nullable Instant declaredAt,
        @Nullable YearMonth before) {

    /** What the comparison comes to. */
    public enum Gap {
        /** The register has fewer: something never arrived, or waits in quarantine. */
        MISSING,
        /** Nothing was declared for the last month that is due: nobody knows whether anything is missing. */
        UNDECLARED,
        /** The register has more: a total was wrong, or something was recorded twice. */
        SURPLUS,
        EQUAL
    }

    public Gap gap() {
        Integer missing = missing();
        return missing == null ? Gap.UNDECLARED : missing > 0 ? Gap.MISSING : missing < 0 ? Gap.SURPLUS : Gap.EQUAL;
    }

    /** How many never arrived; negative where the register has more, null where nothing was declared. */
    public @Nullable Integer missing() {
        return declared == null ? null : declared - recorded;
    }
}
