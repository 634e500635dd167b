package pk.gov.nsor.foundation.sms.internal.smpp;

import java.time.Duration;
import java.util.List;

/**
 * How to reach the SMSC, and how to behave there.
 *
 * @param addresses one at least; a link that cannot be had at one is tried at the next
 * @param shortCode the sender of everything that is sent
 * @param addressRange the numbers whose messages the link is to get, a regular expression; empty: all of the account
 * @param window how many submit_sm of a link may be unconfirmed
 * @param receipts whether delivery receipts are asked for
 * @param enquireAfter silence after which the link is probed
 * @param responseTimeout how long a bind or a probe may take, and the rest of a PDU that has begun
 * @param submitTimeout how long a submit_sm may stay unconfirmed before it is sent again
 * @param firstRetry pause before the first new attempt to bind; each further one doubles
 * @param longestRetry the longest such pause
 */
public record SmppSettings(
        List<SmscAddress> addresses,
        String systemId,
        String password,
        SmppAddress shortCode,
        String addressRange,
        int window,
        boolean receipts,
        Duration enquireAfter,
        Duration responseTimeout,
        Duration submitTimeout,
        Duration firstRetry,
        Duration longestRetry) {

    public SmppSettings {
        addresses = List.copyOf(addresses);
    }

    public SmppSettings withAddressRange(String range) {
        return new SmppSettings(
                addresses,
                systemId,
                password,
                shortCode,
                range,
                window,
                receipts,
                enquireAfter,
                responseTimeout,
                submitTimeout,
                firstRetry,
                longestRetry);
    }

    /** Without the password, so that it reaches no log. */
    @Override
    public String toString() {
        return systemId + " at " + addresses;
    }
}
