package pk.gov.nsor.survivors.alerts;

import java.time.Duration;

/**
 * How many survivors are decided on at once where an event concerns many. The public's enquiries, the vault's pages and what survivors
 * answer go on between the parts; the last part comes well within a minute of the event, and there is time left to send it.
 *
 * @param least who are so few are decided on at once
 */
record AlertPace(int least) {

    /** From the end of one part to the next. */
    static final Duration EVERY = Duration.ofMillis(500);

    /** From when an event is known until everybody is decided on. */
    private static final Duration WHOLE = Duration.ofSeconds(30);

    /** More are never decided on at once, also where the vault was away for long. */
    static final int MOST = 500;

    /**
     * How many come next.
     *
     * @param waiting how many there are
     * @param age since when the first of their events is known
     */
    int next(int waiting, Duration age) {
        long turns = Math.max(1, WHOLE.minus(age).dividedBy(EVERY));
        long each = (waiting + turns - 1) / turns;
        return (int) Math.clamp(each, Math.min(least, MOST), MOST);
    }
}
