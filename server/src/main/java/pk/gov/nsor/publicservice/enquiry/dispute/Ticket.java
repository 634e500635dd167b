package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.record.register.Examination;

/**
 * A dispute. Whose it is and which CNIC it is about is not in it.
 *
 * @param key names it
 * @param number counts the tickets
 * @param proofFrom from when on the days for a proof of identity count
 * @param answeredAt when the disputed answer's question came
 * @param saidOn whether the answer was "on the register"
 * @param takenBy the registrar who examines it, null while nobody does
 * @param proof null until a proof of identity has been seen
 * @param decision null until it is upheld or refused
 * @param canBeTold whether a number is kept to which the outcome can be sent
 * @param message of the outcome, null where none was sent
 */
public record Ticket(
        UUID key,
        long number,
        TicketState state,
        Instant openedAt,
        Instant stateSince,
        Instant proofFrom,
        Instant answeredAt,
        boolean saidOn,
        TextLanguage language,
        @Nullable UUID takenBy,
        @Nullable Proof proof,
        @Nullable Decision decision,
        boolean canBeTold,
        @Nullable UUID message) {

    /**
     * CNIC and code fitted the ticket, and a document bore the CNIC out.
     *
     * @param person whose record had the CNIC then; null where none had
     */
    public record Proof(
            UUID by,
            Instant at,
            Examination.Document document,
            @Nullable PersonId person) {}

    /**
     * @param refusal why it was refused; null where it was upheld
     * @param correction what had been done; null where it was refused
     * @param corrected on whose record; null where there is none
     */
    public record Decision(
            UUID by,
            @Nullable DisputeRefusal refusal,
            @Nullable Correction correction,
            @Nullable PersonId corrected) {}
}
