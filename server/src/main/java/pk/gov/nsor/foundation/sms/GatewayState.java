package pk.gov.nsor.foundation.sms;

/**
 * What one gateway of this process is doing.
 *
 * @param binds how many links to the SMSC it should have
 * @param bound how many it has
 * @param waiting messages that wait for their commit
 * @param unsent parts of answers that wait to be sent
 * @param taken messages taken from the SMSC, since the start
 * @param turnedAway messages the SMSC was asked to send again because too many waited, since the start
 * @param times of the answers, since the start
 */
public record GatewayState(
        int binds, int bound, int waiting, int unsent, long taken, long turnedAway, AnswerTimes times) {}
