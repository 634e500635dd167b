package pk.gov.nsor.simulator.smsc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How a simulated SMSC is set up. Start from {@link #withPassword} and change what differs.
 *
 * @param bindAddress the address both ports listen on
 * @param smppPort the SMPP port, 0 to 65535; 0 takes a free one
 * @param httpPort the port of the handset page, 0 to 65535; 0 takes a free one
 * @param systemId the system_id an ESME must present, 1 to 15 ASCII characters
 * @param password the password an ESME must present, 1 to 8 ASCII characters (the limits are SMPP's)
 * @param shortCode the short code phones text, 3 to 8 digits
 * @param neutralSender another number of the register that phones can text, 3 to 8 digits
 * @param window how many deliver_sm a bind may leave unanswered, 1 to 1,000
 * @param responseTimeout how long a deliver_sm may stay unanswered before it is sent again, at most 10 minutes
 * @param firstRetryDelay the pause after the first failed attempt; it doubles with every further one
 * @param longestRetryDelay the pause does not grow beyond this
 * @param queueCapacity how many deliver_sm may wait, 1 or more; over it phones are told that the network is busy
 * @param history how many messages are remembered over all phones, 1 or more; the oldest go first
 */
public record SmscOptions(
        String bindAddress,
        int smppPort,
        int httpPort,
        String systemId,
        String password,
        String shortCode,
        String neutralSender,
        int window,
        Duration responseTimeout,
        Duration firstRetryDelay,
        Duration longestRetryDelay,
        int queueCapacity,
        int history) {

    public static final String DEFAULT_BIND_ADDRESS = "127.0.0.1";
    public static final String DEFAULT_SYSTEM_ID = "nsor";
    public static final String DEFAULT_SHORT_CODE = "7000";
    public static final String DEFAULT_NEUTRAL_SENDER = "7100";
    public static final int DEFAULT_WINDOW = 50;

    public SmscOptions {
        requirePort(smppPort, "SMPP");
        requirePort(httpPort, "HTTP");
        require(isAscii(systemId, 15), "the system id must have 1 to 15 ASCII characters");
        require(isAscii(password, 8), "the SMPP password must have 1 to 8 ASCII characters; SMPP carries no more");
        require(shortCode.matches("[0-9]{3,8}"), "the short code must have 3 to 8 digits");
        require(
                neutralSender.matches("[0-9]{3,8}") && !neutralSender.equals(shortCode),
                "the neutral sender must have 3 to 8 digits and be another number than the short code");
        require(window >= 1 && window <= 1000, "the window must be 1 to 1000");
        require(
                isPositive(responseTimeout) && responseTimeout.compareTo(Duration.ofMinutes(10)) <= 0,
                "the response timeout must be more than zero and at most 10 minutes");
        require(
                isPositive(firstRetryDelay) && longestRetryDelay.compareTo(firstRetryDelay) >= 0,
                "the retry delays must be more than zero, the longest no shorter than the first");
        require(queueCapacity >= 1, "the queue must hold at least one message");
        require(history >= 1, "the history must hold at least one message");
    }

    /** The defaults for use within a test: free ports on loopback, and this password. */
    public static SmscOptions withPassword(String password) {
        return new SmscOptions(
                DEFAULT_BIND_ADDRESS,
                0,
                0,
                DEFAULT_SYSTEM_ID,
                password,
                DEFAULT_SHORT_CODE,
                DEFAULT_NEUTRAL_SENDER,
                DEFAULT_WINDOW,
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                100_000,
                50_000);
    }

    public SmscOptions listeningOn(String address, int smpp, int http) {
        return new SmscOptions(
                address,
                smpp,
                http,
                systemId,
                password,
                shortCode,
                neutralSender,
                window,
                responseTimeout,
                firstRetryDelay,
                longestRetryDelay,
                queueCapacity,
                history);
    }

    public SmscOptions withSystemId(String id) {
        return new SmscOptions(
                bindAddress,
                smppPort,
                httpPort,
                id,
                password,
                shortCode,
                neutralSender,
                window,
                responseTimeout,
                firstRetryDelay,
                longestRetryDelay,
                queueCapacity,
                history);
    }

    public SmscOptions withShortCode(String code) {
        return new SmscOptions(
                bindAddress,
                smppPort,
                httpPort,
                systemId,
                password,
                code,
                neutralSender,
                window,
                responseTimeout,
                firstRetryDelay,
                longestRetryDelay,
                queueCapacity,
                history);
    }

    public SmscOptions withNeutralSender(String number) {
        return new SmscOptions(
                bindAddress,
                smppPort,
                httpPort,
                systemId,
                password,
                shortCode,
                number,
                window,
                responseTimeout,
                firstRetryDelay,
                longestRetryDelay,
                queueCapacity,
                history);
    }

    public SmscOptions withWindow(int deliverSm) {
        return new SmscOptions(
                bindAddress,
                smppPort,
                httpPort,
                systemId,
                password,
                shortCode,
                neutralSender,
                deliverSm,
                responseTimeout,
                firstRetryDelay,
                longestRetryDelay,
                queueCapacity,
                history);
    }

    public SmscOptions withResponseTimeout(Duration timeout) {
        return new SmscOptions(
                bindAddress,
                smppPort,
                httpPort,
                systemId,
                password,
                shortCode,
                neutralSender,
                window,
                timeout,
                firstRetryDelay,
                longestRetryDelay,
                queueCapacity,
                history);
    }

    public SmscOptions withRetryDelays(Duration first, Duration longest) {
        return new SmscOptions(
                bindAddress,
                smppPort,
                httpPort,
                systemId,
                password,
                shortCode,
                neutralSender,
                window,
                responseTimeout,
                first,
                longest,
                queueCapacity,
                history);
    }

    /** Leaves the password out, so that a log line of the options gives nothing away. */
    @Override
    public String toString() {
        return "SmscOptions[%s smpp %d http %d system id %s short code %s window %d]"
                .formatted(bindAddress, smppPort, httpPort, systemId, shortCode, window);
    }

    private static void requirePort(int port, String name) {
        require(port >= 0 && port <= 65535, "the " + name + " port must be 0 to 65535");
    }

    private static boolean isAscii(String text, int longest) {
        return !text.isEmpty()
                && text.length() <= longest
                && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static boolean isPositive(Duration duration) {
        return duration.isPositive();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
