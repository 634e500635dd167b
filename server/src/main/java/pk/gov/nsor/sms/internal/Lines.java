package pk.gov.nsor.sms.internal;

import pk.gov.nsor.sms.Line;
import pk.gov.nsor.sms.internal.smpp.SmppSettings;

/** Both lines, for one life: the public's gateway, and the neutral sender's with its messages. */
final class Lines {

    private final SmsGateway open;
    private final GatewayProperties openProperties;
    private final SmsGateway neutral;
    private final GatewayProperties neutralProperties;
    private final SmppSettings neutralLinks;
    private final MessageSending messages;

    Lines(
            SmsGateway open,
            GatewayProperties openProperties,
            SmsGateway neutral,
            GatewayProperties neutralProperties,
            SmppSettings neutralLinks,
            MessageSending messages) {
        this.open = open;
        this.openProperties = openProperties;
        this.neutral = neutral;
        this.neutralProperties = neutralProperties;
        this.neutralLinks = neutralLinks;
        this.messages = messages;
    }

    /** Starts, and returns at once; the SMSC may be away. */
    void start() {
        NeutralEsme neutralEsme = new NeutralEsme(neutral, messages);
        open.start(new LineEsme(open, neutralProperties.shortCode(), neutralEsme), openProperties.settings());
        neutral.start(new LineEsme(neutralEsme, openProperties.shortCode(), open), neutralLinks);
        messages.start();
    }

    /** Takes no more, answers what it has taken, unbinds, marks what the SMSC has confirmed. */
    void stop() throws InterruptedException {
        messages.stop();
        open.stop();
        neutral.stop();
        messages.finish();
    }

    SmsGateway gateway(Line line) {
        return switch (line) {
            case PUBLIC -> open;
            case NEUTRAL -> neutral;
        };
    }

    MessageSending messages() {
        return messages;
    }
}
