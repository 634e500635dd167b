package pk.gov.nsor.foundation.sms.internal;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import pk.gov.nsor.foundation.sms.internal.smpp.LineSecurity;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppAddress;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppSettings;
import pk.gov.nsor.foundation.sms.internal.smpp.SmscAddress;

/**
 * The gateway's settings.
 *
 * @param host the SMSC's host, or several separated by commas; empty: no gateway
 * @param port of a host that names none
 * @param binds how many links to hold, 1 or more
 * @param window how many submit_sm of a link may be unconfirmed
 * @param queue how many delivered messages wait at most; for more, the SMSC is told to retry
 * @param backlog how many parts of answers may wait to be sent before the SMSC is told to retry questions
 * @param batch how many messages one commit takes at most
 * @param workers how many batches are answered at once; those after the second only where many questions wait
 * @param receipts whether delivery receipts are asked for
 * @param tls how the links are secured, see {@link LineSecurity#of}
 * @param tlsCa a file with the certificates of those who may vouch for the SMSC; empty for those of the Java
 *     installation
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
        @DefaultValue("30s") Duration longestRetry,
        @DefaultValue("") String tls,
        @DefaultValue("") String tlsCa) {

    /** @throws IllegalArgumentException where a number has no sense, or what guards the links cannot be used */
    GatewayProperties {
        atLeastOne("binds", binds);
        atLeastOne("window", window);
        atLeastOne("queue", queue);
        atLeastOne("backlog", backlog);
        atLeastOne("batch", batch);
        atLeastOne("workers", workers);
        if (!host.isBlank()) {
            // Refused at the start, not at the first link.
            List<SmscAddress> _ = SmscAddress.of(host, port, tls, tlsCa);
        }
    }

    boolean hasGateway() {
        return !host.isBlank();
    }

    SmppSettings settings() {
        return new SmppSettings(
                SmscAddress.of(host, port, tls, tlsCa),
                systemId,
                password,
                new SmppAddress((byte) 0, (byte) 0, shortCode),
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
