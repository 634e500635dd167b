package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conviction: one judgment, with everything in it.
 *
 * @param id names it among those of the same person
 * @param offenceOn the day of the offence; of a continuing one, the day it began (assumed)
 * @param quashedOn the day of an acquittal on appeal, or on which a retrial was ordered; null while it stands
 */
public record Judgment(
        String id,
        LocalDate offenceOn,
        LocalDate judgmentOn,
        @Nullable LocalDate quashedOn,
        VictimClass victim,
        List<Charge> charges) {

    public Judgment {
        charges = List.copyOf(charges);
    }
}
