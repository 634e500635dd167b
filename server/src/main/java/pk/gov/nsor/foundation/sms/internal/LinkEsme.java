package pk.gov.nsor.foundation.sms.internal;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.internal.smpp.DeliverSm;
import pk.gov.nsor.foundation.sms.internal.smpp.Esme;
import pk.gov.nsor.foundation.sms.internal.smpp.OutgoingPart;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppLink;

/**
 * The application behind the links of one line. Messages to the other line's number are passed to the other line,
 * since an SMSC may deliver over any link of an account. Everything else belongs to the line itself.
 */
final class LinkEsme implements Esme {

    private final Esme own;
    private final String otherNumber;
    private final Esme other;

    LinkEsme(Esme own, String otherNumber, Esme other) {
        this.own = own;
        this.otherNumber = otherNumber;
        this.other = other;
    }

    @Override
    public boolean take(SmppLink link, int sequence, DeliverSm delivered) {
        return (otherNumber.equals(delivered.destination()) ? other : own).take(link, sequence, delivered);
    }

    @Override
    public @Nullable OutgoingPart nextPart() {
        return own.nextPart();
    }

    @Override
    public void giveBack(Collection<OutgoingPart> parts) {
        own.giveBack(parts);
    }

    @Override
    public void confirmed(OutgoingPart part, String messageId) {
        own.confirmed(part, messageId);
    }

    @Override
    public void refused(OutgoingPart part, int status) {
        own.refused(part, status);
    }
}
