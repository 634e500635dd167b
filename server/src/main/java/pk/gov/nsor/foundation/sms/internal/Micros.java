package pk.gov.nsor.foundation.sms.internal;

import java.time.Instant;

/** Moments as PostgreSQL counts them, so that many go to it in one array. */
final class Micros {

    private Micros() {}

    /** Microseconds since 1970-01-01 UTC. */
    static long of(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1000);
    }
}
