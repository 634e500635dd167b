package pk.gov.nsor.policing.supervision.knowledge;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.policing.supervision.knowledge.RiskFactor.Presence;

/**
 * An assessor's judgement of the risk on a day. The level is theirs, with a reason: it is not computed from the factors, and
 * changes nothing by itself.
 *
 * @param id made by whoever records it: sent again, it is recorded once
 * @param on the day, today or before
 * @param factors each factor as it was found; one that is left out is unknown
 * @param reason why this level, 1 to 2000 characters
 * @param nextReviewOn by when it is to be done again: 1 to 366 days after the day
 */
public record RiskAssessment(
        UUID id, LocalDate on, Map<RiskFactor, Presence> factors, Level level, String reason, LocalDate nextReviewOn) {

    private static final int LONGEST_DAYS = 366;

    /** The names are stored. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH,
        VERY_HIGH
    }

    /** @throws InvalidValueException naming the field, where the reason is missing or refused, or the review too near or far */
    public RiskAssessment {
        Map<RiskFactor, Presence> all = new EnumMap<>(RiskFactor.class);
        for (RiskFactor factor : RiskFactor.values()) {
            all.put(factor, factors.getOrDefault(factor, Presence.UNKNOWN));
        }
        factors = Collections.unmodifiableMap(all);
        reason = FreeText.required(reason, FreeText.LONGEST_NOTE, "reason");
        if (!nextReviewOn.isAfter(on) || nextReviewOn.isAfter(on.plusDays(LONGEST_DAYS))) {
            throw new InvalidValueException(
                            "risk.review", "The next review is 1 to %s days after the assessment.", LONGEST_DAYS)
                    .at("review");
        }
    }
}
