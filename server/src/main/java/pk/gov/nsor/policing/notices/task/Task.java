package pk.gov.nsor.policing.notices.task;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Something the responsible officer has to check.
 *
 * @param source what it comes from: a notice, a crossing, an observation or a custody period
 * @param happenedOn the day of what happened
 * @param country it is about; null for none
 * @param outcome null while it is open
 * @param reason what the officer found; empty while it is open, and where the register closed it
 * @param isClosedByRegister whether what became known since has explained it
 */
public record Task(
        UUID id,
        PersonId person,
        Kind kind,
        UUID source,
        LocalDate happenedOn,
        @Nullable String country,
        LocalDate openedOn,
        @Nullable Outcome outcome,
        String reason,
        boolean isClosedByRegister) {

    /** What it is about. The names are stored. */
    public enum Kind {
        /** Left the country, and no journey was notified. */
        UNNOTIFIED_DEPARTURE,
        /** Came from abroad, and no journey was notified. */
        UNNOTIFIED_ARRIVAL,
        /** Should be back from abroad. */
        RETURN_OVERDUE,
        /** Went to, or came from, another country than was notified. */
        OTHER_COUNTRY,
        /** NADRA has a name that is neither on the record nor notified. */
        OTHER_NAME,
        /** NADRA has an address that is neither on the record nor notified. */
        OTHER_ADDRESS,
        /** A SIM under the CNIC that is not known to be the person's. */
        OTHER_PHONE,
        /** A guest of a hotel where the person neither lives nor notified a stay, or a guest while in custody. */
        HOTEL_ELSEWHERE,
        /** Registered as a tenant at an address that is neither on the record nor notified. */
        TENANT_ELSEWHERE,
        /** The police found the person at an address that is neither on the record nor notified, or not at one that is. */
        VISIT_DIFFERS,
        /** Arrested under an FIR of which the record has no case. */
        ARRESTED,
        /** NADRA has another birth date. */
        OTHER_BIRTH_DATE,
        /** NADRA has blocked or cancelled the card. */
        CARD_BLOCKED,
        /** NADRA has registered a death that cannot be true together with the record, or may be somebody else's. */
        DEATH_DOUBTED,
        /** A prison took in somebody who is abroad, as the border says. */
        ADMITTED_WHILE_ABROAD
    }

    /** What came of it. The names are stored. */
    public enum Outcome {
        /** There is a reason. */
        EXPLAINED,
        /** A mistake in what was reported or recorded was corrected. */
        CORRECTED,
        /** It is a breach, which is decided where breaches are. */
        BREACH
    }
}
