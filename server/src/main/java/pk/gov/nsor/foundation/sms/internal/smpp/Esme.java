package pk.gov.nsor.foundation.sms.internal.smpp;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The application behind the links: accepts what the SMSC delivers and provides the parts to send. No method blocks.
 */
public interface Esme {

    /**
     * Accepts what the SMSC delivered, to acknowledge it later by {@link SmppLink#acknowledge}.
     *
     * @return false where there is no room; the SMSC is then told to send it again
     */
    boolean take(SmppLink link, int sequence, DeliverSm delivered);

    /** The next part to send, null where there is none. */
    @Nullable
    OutgoingPart nextPart();

    /** Parts that were not confirmed, oldest first, to be sent again, by another link if need be. */
    void giveBack(Collection<OutgoingPart> parts);

    /** The SMSC has the part. */
    void confirmed(OutgoingPart part, String messageId);

    /** The SMSC will not take the part. */
    void refused(OutgoingPart part, int status);
}
