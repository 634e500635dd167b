package pk.gov.nsor.simulator.smsc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the simulator is doing at one moment.
 *
 * @param binds the sessions the register has bound
 * @param queue how many deliver_sm wait for a bind, a place in a window or their next attempt
 * @param counters what has happened since the start
 */
public record SmscStatus(List<BoundSession> binds, int queue, Counters counters) {

    /**
     * One bound session.
     *
     * @param id jSMPP's identifier of the session
     * @param systemId the ESME's system_id
     * @param type {@code transceiver}, {@code receiver} or {@code transmitter}
     * @param addressRange the destinations the ESME asked for, a regular expression; empty for all
     * @param since when it was bound
     * @param window how many deliver_sm it may leave unanswered
     * @param outstanding how many it has not answered now
     */
    public record BoundSession(
            String id, String systemId, String type, String addressRange, Instant since, int window, int outstanding) {}

    /**
     * Counts since the start.
     *
     * @param messagesFromPhones texts people sent, however many parts they took
     * @param messagesToPhones texts phones have received whole
     * @param deliverSmSent attempts, so that one deliver_sm sent three times counts three
     * @param deliverSmAcknowledged answered ESME_ROK
     * @param deliverSmUnanswered no answer in time, or the connection broke
     * @param deliverSmDuplicated sent once more on purpose; a duplicate is sent but once
     * @param deliverSmRefused answered otherwise, by SMPP status
     * @param submitSmReceived all submit_sm, refused ones too
     * @param submitSmRefused refused by the simulator, by SMPP status
     * @param receiptsSent delivery receipts the register acknowledged
     * @param bindsRefused binds with a wrong system id or password, or otherwise impossible
     * @param answers texts that were answered, with the time from the phone to the answer
     */
    public record Counters(
            long messagesFromPhones,
            long messagesToPhones,
            long deliverSmSent,
            long deliverSmAcknowledged,
            long deliverSmUnanswered,
            long deliverSmDuplicated,
            Map<String, Long> deliverSmRefused,
            long submitSmReceived,
            Map<String, Long> submitSmRefused,
            long receiptsSent,
            long bindsRefused,
            AnswerTimes answers) {}

    /**
     * How long answers took, from the phone's sending to the whole answer on the phone.
     *
     * @param count how many texts were answered since the start
     * @param median half of the last 10,000 took no longer; zero when there are none
     * @param percentile95 95 in 100 of the last 10,000 took no longer; zero when there are none
     * @param longest the longest of the last 10,000; zero when there are none
     */
    public record AnswerTimes(long count, Duration median, Duration percentile95, Duration longest) {}
}
