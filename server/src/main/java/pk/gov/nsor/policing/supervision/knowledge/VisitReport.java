package pk.gov.nsor.policing.supervision.knowledge;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * What came of a visit.
 *
 * @param visit the plan; where there is none, an identifier made by whoever reports it: sent again, it is recorded once
 * @param on the day, today or before
 * @param met who was met; null unless the visit was made
 * @param finding what it says about the address
 * @param address the one that was visited; null where it says nothing about one
 * @param seen what was seen, or why it was called off: 1 to 2000 characters
 */
public record VisitReport(
        UUID visit,
        LocalDate on,
        Outcome outcome,
        @Nullable Met met,
        Finding finding,
        @Nullable Long address,
        String seen) {

    /** The names are stored. */
    public enum Outcome {
        /** Somebody was met. */
        MADE,
        NOBODY_THERE,
        /** The officer was not let in, or not answered. */
        REFUSED,
        NO_SUCH_ADDRESS,
        /** There was no visit. */
        CALLED_OFF
    }

    /** The names are stored. */
    public enum Met {
        PERSON,
        HOUSEHOLD,
        SOMEBODY_ELSE
    }

    /** What a visit says about the address. The names are stored. */
    public enum Finding {
        CONFIRMED,
        FAILED,
        NOTHING
    }

    /** @throws InvalidValueException where parts contradict each other or the text is missing or refused */
    public VisitReport {
        seen = FreeText.required(seen, FreeText.LONGEST_NOTE, "seen");
        if (outcome == Outcome.MADE && met == null) {
            throw new InvalidValueException("visit.met", "Say who was met.").at("met");
        }
        if (outcome != Outcome.MADE) {
            met = null;
        }
        boolean fits = switch (outcome) {
            case MADE, REFUSED -> true;
            case NOBODY_THERE -> finding != Finding.CONFIRMED;
            case NO_SUCH_ADDRESS -> finding == Finding.FAILED;
            case CALLED_OFF -> finding == Finding.NOTHING;
        };
        if (!fits) {
            throw new InvalidValueException("visit.finding", "This does not fit what came of the visit.").at("finding");
        }
        if (finding != Finding.NOTHING && address == null) {
            throw new InvalidValueException("visit.address", "Say which address was visited.").at("address");
        }
    }

    /** Whether an officer has seen the person. */
    boolean isPersonMet() {
        return met == Met.PERSON;
    }
}
