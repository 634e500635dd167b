package pk.gov.nsor.foundation.sms.internal;

import java.util.Collection;
import java.util.UUID;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppSettings;

/**
 * Both lines, for one start of the server: the gateways of the public's short code and of the neutral sender, each
 * with its messages.
 */
final class SmscLinks {

    private final SmsGateway open;
    private final GatewayProperties openProperties;
    private final SmsGateway neutral;
    private final GatewayProperties neutralProperties;
    private final SmppSettings neutralLinks;
    private final MessageSending openMessages;
    private final MessageSending messages;

    SmscLinks(
            SmsGateway open,
            GatewayProperties openProperties,
            MessageSending openMessages,
            SmsGateway neutral,
            GatewayProperties neutralProperties,
            SmppSettings neutralLinks,
            MessageSending messages) {
        this.open = open;
        this.openProperties = openProperties;
        this.openMessages = openMessages;
        this.neutral = neutral;
        this.neutralProperties = neutralProperties;
        this.neutralLinks = neutralLinks;
        this.messages = messages;
    }

    /** Starts, and returns at once; the SMSC may be unavailable. */
    void start() {
        SendingEsme openEsme = new SendingEsme(open, openMessages);
        SendingEsme neutralEsme = new SendingEsme(neutral, messages);
        open.start(new LinkEsme(openEsme, neutralProperties.shortCode(), neutralEsme), openProperties.settings());
        neutral.start(new LinkEsme(neutralEsme, openProperties.shortCode(), openEsme), neutralLinks);
        openMessages.start();
        messages.start();
    }

    /** Accepts no more, answers what it has accepted, unbinds, and marks what the SMSC has confirmed. */
    void stop() throws InterruptedException {
        openMessages.stop();
        messages.stop();
        open.stop();
        neutral.stop();
        openMessages.finish();
        messages.finish();
    }

    SmsGateway gateway(SmscLink line) {
        return switch (line) {
            case PUBLIC -> open;
            case NEUTRAL -> neutral;
        };
    }

    /** There may be a new message. */
    void wake() {
        openMessages.wake();
        messages.wake();
    }

    /** These are not to be sent any more. */
    void withdrawn(Collection<UUID> ids) {
        openMessages.withdrawn(ids);
        messages.withdrawn(ids);
    }

    /** How many messages of both should have been sent minutes ago. */
    long overdue() {
        return openMessages.overdue() + messages.overdue();
    }
}
