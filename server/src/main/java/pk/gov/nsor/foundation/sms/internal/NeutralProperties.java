package pk.gov.nsor.foundation.sms.internal;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppSettings;

/**
 * The settings of the neutral sender, where they differ from those of the public's service.
 *
 * @param sender the number that its messages come from and that is answered to
 * @param systemId of its account at the SMSC; empty: that of the public's service, for its password, too
 * @param binds how many links to hold, 1 or more
 * @param lease how long a process has a message to itself unless it says again that it has it
 */
@ConfigurationProperties("nsor.smpp.neutral")
record NeutralProperties(
        @DefaultValue("7100") String sender,
        @DefaultValue("") String systemId,
        @DefaultValue("") String password,
        @DefaultValue("1") int binds,
        @DefaultValue("2m") Duration lease) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{3,20}");

    private boolean hasAccount() {
        return !systemId.isBlank();
    }

    /**
     * The settings of a gateway for the neutral sender.
     *
     * @param first those of the public's service
     * @throws IllegalArgumentException where both have one number: what is meant for one person would come from the number
     *     whose name everybody knows
     */
    GatewayProperties properties(GatewayProperties first) {
        if (!DIGITS.matcher(sender).matches() || sender.equals(first.shortCode())) {
            throw new IllegalArgumentException(
                    "The neutral sender (NSOR_SMS_NEUTRAL_SENDER) is a number other than the public's short code");
        }
        return new GatewayProperties(
                first.host(),
                first.port(),
                hasAccount() ? systemId : first.systemId(),
                hasAccount() ? password : first.password(),
                binds,
                sender,
                first.window(),
                first.queue(),
                first.backlog(),
                first.batch(),
                1,
                true,
                first.enquireAfter(),
                first.responseTimeout(),
                first.submitTimeout(),
                first.firstRetry(),
                first.longestRetry(),
                first.tls(),
                first.tlsCa());
    }

    /** On an account that is shared, the links ask for their own number's messages only. */
    SmppSettings links(GatewayProperties own) {
        SmppSettings settings = own.settings();
        return hasAccount() ? settings : settings.withAddressRange("^" + sender + "$");
    }

    /** Without the password, so that it reaches no log. */
    @Override
    public String toString() {
        return "the neutral sender's settings";
    }
}
