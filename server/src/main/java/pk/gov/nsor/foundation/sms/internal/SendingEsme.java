package pk.gov.nsor.foundation.sms.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.internal.smpp.DeliverSm;
import pk.gov.nsor.foundation.sms.internal.smpp.Esme;
import pk.gov.nsor.foundation.sms.internal.smpp.OutgoingPart;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppLink;

/** What the links of a line send: answers first, since people wait for them, then messages. */
final class SendingEsme implements Esme {

    private final SmsGateway gateway;
    private final MessageSending messages;

    SendingEsme(SmsGateway gateway, MessageSending messages) {
        this.gateway = gateway;
        this.messages = messages;
    }

    @Override
    public boolean take(SmppLink link, int sequence, DeliverSm delivered) {
        boolean isTaken = gateway.take(link, sequence, delivered);
        if (isTaken && delivered.receipt() != null) {
            messages.receiptsComeIn();
        }
        return isTaken;
    }

    @Override
    public @Nullable OutgoingPart nextPart() {
        OutgoingPart answer = gateway.nextPart();
        return answer == null ? messages.nextPart() : answer;
    }

    @Override
    public void giveBack(Collection<OutgoingPart> parts) {
        List<OutgoingPart> ofMessages = new ArrayList<>();
        List<OutgoingPart> ofAnswers = new ArrayList<>();
        parts.forEach(part -> (MessageSending.isItsOwn(part) ? ofMessages : ofAnswers).add(part));
        gateway.giveBack(ofAnswers);
        messages.giveBack(ofMessages);
    }

    @Override
    public void confirmed(OutgoingPart part, String messageId) {
        if (MessageSending.isItsOwn(part)) {
            messages.confirmed(part, messageId);
        } else {
            gateway.confirmed(part, messageId);
        }
    }

    @Override
    public void refused(OutgoingPart part, int status) {
        if (MessageSending.isItsOwn(part)) {
            messages.refused(part, status);
        } else {
            gateway.refused(part, status);
        }
    }
}
