package pk.gov.nsor.survivors.alerts;

import java.util.Set;
import pk.gov.nsor.foundation.kernel.MobileNumber;

/**
 * What an adviser writes down with a survivor who asks.
 *
 * @param court of her case, by its key
 * @param codeWord as she said it; it is not kept
 * @param events of which she wants to hear, at least one
 * @param districts by their keys, at most {@link Enrolments#MOST_DISTRICTS}
 */
public record NewEnrolment(
        String court,
        String caseNumber,
        MobileNumber number,
        String codeWord,
        AlertLanguage language,
        Theme theme,
        Set<AlertKind> events,
        Set<String> districts,
        boolean atNight) {

    public NewEnrolment {
        events = Set.copyOf(events);
        districts = Set.copyOf(districts);
    }

    /** Without anything of her, so that nothing reaches a log. */
    @Override
    public String toString() {
        return "a new enrolment";
    }
}
