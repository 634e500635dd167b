package pk.gov.nsor.accountability.screeningoverride;

import pk.gov.nsor.foundation.screening.ScreenRule;
import pk.gov.nsor.foundation.screening.Stop;

/**
 * How often somebody contested what a rule of the screen had stopped as a name, a number and so on, and how it was
 * decided.
 *
 * @param allowed how often the rule was wrong
 * @param refused how often it was right
 */
public record ContestedRule(ScreenRule rule, Stop.Kind kind, long allowed, long refused) {

    /** Fewer say nothing about a rule. */
    private static final int LEAST = 5;

    /** Whether it was wrong more often than right, and contested often enough to say so. */
    public boolean isUpForChange() {
        return allowed + refused >= LEAST && allowed > refused;
    }
}
