package pk.gov.nsor.sms.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import pk.gov.nsor.sms.internal.smpp.Address;
import pk.gov.nsor.sms.internal.smpp.SmppSettings;

/**
 * The gateway's settings.
 *
 * @param host the SMSC's host; empty: no gateway
 * @param binds how many links to hold, 1 or more
 * @param window how many submit_sm of a link may be unconfirmed
 * @param queue how many delivered messages wait at most; more are told to come again
 * @param backlog how many parts of answers wait to be sent before questions are told to come again
 * @param batch how many messages one commit takes at most
 * @param workers how many batches are answered at once; those after the second only where many questions wait
 * @param receipts whether delivery receipts are asked for
 */
@ConfigurationProperties("nsor.smpp")
record GatewayProperties(
        @DefaultValue("") String host,
        @DefaultValue("2775") int port,
        @DefaultValue("") String systemId,
        @DefaultValue("") String password,
        @DefaultValue("1") int binds,
        @DefaultValue("7000") String shortCode,
        @DefaultValue("200") int window,
        @DefaultValue("10000") int queue,
        @DefaultValue("50000") int backlog,
        @DefaultValue("1000") int batch,
        @DefaultValue("3") int workers,
        @DefaultValue("false") boolean receipts,
        @DefaultValue("30s") Duration enquireAfter,
        @DefaultValue("10s") Duration responseTimeout,
        @DefaultValue("60s") Duration submitTimeout,
        @DefaultValue("500ms") Duration firstRetry,
        @DefaultValue("30s") Duration longestRetry) {

    /** @throws IllegalArgumentException where a number has no sense */
    GatewayProperties {
        atLeastOne("binds", binds);
        atLeastOne("window", window);
        atLeastOne("queue", queue);
        atLeastOne("backlog", backlog);
        atLeastOne("batch", batch);
        atLeastOne("workers", workers);
    }

    boolean hasGateway() {
        return !host.isBlank();
    }

    SmppSettings settings() {
        return new SmppSettings(
                host.strip(),
                port,
                systemId,
                password,
                new Address((byte) 0, (byte) 0, shortCode),
                "",
                window,
                receipts,
                enquireAfter,
                responseTimeout,
                submitTimeout,
                firstRetry,
                longestRetry);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("nsor.smpp." + name + " must be 1 or more, but is " + value);
        }
    }

    /** Without the password, so that it reaches no log. */
    @Override
    public String toString() {
        return "the gateway's settings for " + host + ":" + port;
    }
}
