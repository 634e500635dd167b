package pk.gov.nsor.foundation.sms;

import java.time.Instant;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.MobileNumber;

/**
 * A message to somebody.
 *
 * @param line the number it comes from
 * @param id names it for {@link Messages#of}; the same one again is the same message, and is not sent twice
 * @param text fits one part of GSM 03.38, otherwise at most two of UCS-2; see {@link MessageParts}
 * @param notBefore when it is to be sent
 * @param validUntil from then on it is not sent any more, and the SMSC is asked not to deliver it any more
 */
public record NewMessage(SmscLink line, UUID id, MobileNumber to, String text, Instant notBefore, Instant validUntil) {

    /** @throws IllegalArgumentException where it would never be sent, or the text does not fit */
    public NewMessage {
        if (!notBefore.isBefore(validUntil)) {
            throw new IllegalArgumentException("The message is not valid any more when it is to be sent");
        }
        MessageParts unused = MessageParts.of(text);
    }

    /** A message of the neutral sender. */
    public NewMessage(UUID id, MobileNumber to, String text, Instant notBefore, Instant validUntil) {
        this(SmscLink.NEUTRAL, id, to, text, notBefore, validUntil);
    }

    /** Without number and text, so that they reach no log. */
    @Override
    public String toString() {
        return "message " + id;
    }
}
