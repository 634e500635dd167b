package pk.gov.nsor.sms.internal;

import pk.gov.nsor.sms.Line;
import pk.gov.nsor.sms.internal.smpp.SmppSettings;

/** Both lines, for one life: the gateways of the public's short code and of the neutral sender, each with its messages. */
final class Lines {

    private final SmsGateway open;
    private final GatewayProperties openProperties;
    private final SmsGateway neutral;
    private final GatewayProperties neutralProperties;
    private final SmppSettings neutralLinks;
    private final MessageSending openMessages;
    private final MessageSending messages;

    Lines(
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

    /** Starts, and returns at once; the SMSC may be away. */
    void start() {
        SendingEsme openEsme = new SendingEsme(open, openMessages);
        SendingEsme neutralEsme = new SendingEsme(neutral, messages);
        open.start(new LineEsme(openEsme, neutralProperties.shortCode(), neutralEsme), openProperties.settings());
        neutral.start(new LineEsme(neutralEsme, openProperties.shortCode(), openEsme), neutralLinks);
        openMessages.start();
        messages.start();
    }

    /** Takes no more, answers what it has taken, unbinds, marks what the SMSC has confirmed. */
    void stop() throws InterruptedException {
        openMessages.stop();
        messages.stop();
        open.stop();
        neutral.stop();
        openMessages.finish();
        messages.finish();
    }

    SmsGateway gateway(Line line) {
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

    /** How many messages of both should have been sent minutes ago. */
    long overdue() {
        return openMessages.overdue() + messages.overdue();
    }
}
