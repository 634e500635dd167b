package pk.gov.nsor.notices;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.PersonId;

/**
 * Something the responsible officer has to look into.
 *
 * @param happenedOn the day of what happened
 * @param country it is about; null for none
 * @param outcome null while it is open
 * @param reason what the officer found; empty while it is open
 */
public record TravelTask(
        UUID id,
        PersonId person,
        Kind kind,
        LocalDate happenedOn,
        @Nullable String country,
        LocalDate openedOn,
        @Nullable Outcome outcome,
        String reason) {

    /** What it is about. The names are stored. */
    public enum Kind {
        /** Left the country, and no journey was told. */
        UNTOLD_DEPARTURE,
        /** Came from abroad, and no journey was told. */
        UNTOLD_ARRIVAL,
        /** Should be back from abroad. */
        RETURN_OVERDUE,
        /** Went to, or came from, another country than was told. */
        OTHER_COUNTRY
    }

    /** What came of it. The names are stored. */
    public enum Outcome {
        /** There is a reason. */
        EXPLAINED,
        /** A mistake in what was reported or recorded was put right. */
        CORRECTED,
        /** It is a breach, which is decided where breaches are. */
        BREACH
    }
}
