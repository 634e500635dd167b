package pk.gov.nsor.policing.supervision.duty;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.Requirement.Verification;
import pk.gov.nsor.foundation.requirement.WorkingDays;

/**
 * The calendars by which somebody may have been told, on a receipt or in a message, until when to appear next. No day comes
 * forward of what one of them gives, so that nobody is in breach who comes on the day that was told.
 */
public record ToldDays(List<WorkingDays> calendars) {

    /** Where no calendar has changed. */
    public static final ToldDays UNCHANGED = new ToldDays(List.of());

    /** The next verification is told at most so long before it. */
    private static final int YEARS_BEFORE = 1;

    public ToldDays {
        calendars = List.copyOf(calendars);
    }

    public static ToldDays of(Laws laws, LocalDate today) {
        return new ToldDays(laws.toldSince(today.minusYears(YEARS_BEFORE)));
    }

    /**
     * The last day of a verification.
     *
     * @param end the person's last day on the register; null where there is none. Nobody was told a day after it
     */
    public LocalDate dueOn(Verification verification, @Nullable LocalDate end) {
        LocalDate latest = verification.dueOn();
        for (WorkingDays calendar : calendars) {
            LocalDate told = calendar.onOrAfter(verification.nominalOn());
            if (told.isAfter(latest) && (end == null || !told.isAfter(end))) {
                latest = told;
            }
        }
        return latest;
    }
}
