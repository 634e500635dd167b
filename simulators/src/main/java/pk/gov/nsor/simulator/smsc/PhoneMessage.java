package pk.gov.nsor.simulator.smsc;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on a phone, as it stands now. A later state of the same message is another value with the same identifier and
 * a higher version.
 *
 * @param id the message's identifier, unique in this run
 * @param version rises with every change of any message of the run
 * @param direction who wrote it
 * @param phone the phone's number in international form
 * @param peer the other side: a short code, or the sender's name or number
 * @param text the whole text, all parts together
 * @param parts how many short messages carried it, 1 or more
 * @param encoding how it was encoded on the way
 * @param at when the phone sent it or had all of it
 * @param state how far it has come
 * @param status the SMPP status the register answered last when it refused or delayed it, for example
 *     {@code ESME_RTHROTTLED}; null when it has not
 * @param attempts how many deliver_sm were sent for it, all parts together; 0 for a message to the phone
 * @param answeredAfter from the phone's sending to the whole answer on the phone; null while there is none
 * @param receipt what became of the delivery receipt of a message to the phone
 */
public record PhoneMessage(
        String id,
        long version,
        Direction direction,
        String phone,
        String peer,
        String text,
        int parts,
        SmsEncoding encoding,
        Instant at,
        State state,
        @Nullable String status,
        int attempts,
        @Nullable Duration answeredAfter,
        Receipt receipt) {

    /** Who wrote a message. */
    public enum Direction {
        FROM_PHONE,
        TO_PHONE
    }

    /** How far a message has come. */
    public enum State {
        /** From the phone: no part has been sent to the register yet. */
        WAITING,
        /** From the phone: at least one part has been sent, not every part is acknowledged. */
        SENT,
        /** From the phone: the register acknowledged every part. */
        ACKNOWLEDGED,
        /** From the phone: the register refused a part for good. */
        REFUSED,
        /** To the phone: it has the whole message. */
        RECEIVED
    }

    /** What became of a delivery receipt. */
    public enum Receipt {
        NOT_ASKED,
        WAITING,
        ACKNOWLEDGED,
        REFUSED
    }

    PhoneMessage withVersion(long newVersion) {
        return new PhoneMessage(
                id,
                newVersion,
                direction,
                phone,
                peer,
                text,
                parts,
                encoding,
                at,
                state,
                status,
                attempts,
                answeredAfter,
                receipt);
    }

    PhoneMessage withState(State newState) {
        return new PhoneMessage(
                id,
                version,
                direction,
                phone,
                peer,
                text,
                parts,
                encoding,
                at,
                newState,
                status,
                attempts,
                answeredAfter,
                receipt);
    }

    PhoneMessage withStatus(@Nullable String newStatus) {
        return new PhoneMessage(
                id,
                version,
                direction,
                phone,
                peer,
                text,
                parts,
                encoding,
                at,
                state,
                newStatus,
                attempts,
                answeredAfter,
                receipt);
    }

    PhoneMessage withOneMoreAttempt() {
        return new PhoneMessage(
                id,
                version,
                direction,
                phone,
                peer,
                text,
                parts,
                encoding,
                at,
                state,
                status,
                attempts + 1,
                answeredAfter,
                receipt);
    }

    PhoneMessage withAnswerAfter(Duration duration) {
        return new PhoneMessage(
                id, version, direction, phone, peer, text, parts, encoding, at, state, status, attempts, duration,
                receipt);
    }

    PhoneMessage withReceipt(Receipt newReceipt) {
        return new PhoneMessage(
                id,
                version,
                direction,
                phone,
                peer,
                text,
                parts,
                encoding,
                at,
                state,
                status,
                attempts,
                answeredAfter,
                newReceipt);
    }
}
