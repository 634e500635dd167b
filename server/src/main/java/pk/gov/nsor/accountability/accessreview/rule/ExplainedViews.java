package pk.gov.nsor.accountability.accessreview.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor has explained, and for how long: the same opens no other access alert; clearly more of it does.
 *
 * @param amount the figure that was explained
 * @param until the last day for which it holds; null where it was for that time only
 */
public record ExplainedViews(int amount, @Nullable LocalDate until) {

    /** @param times up to how many times the figure it holds, at least 1 */
    public boolean covers(LocalDate day, int found, int times) {
        return until != null && !day.isAfter(until) && found <= (long) amount * times;
    }
}
