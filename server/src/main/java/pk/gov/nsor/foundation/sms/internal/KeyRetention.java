package pk.gov.nsor.foundation.sms.internal;

import java.time.Clock;
import java.time.LocalDate;
import pk.gov.nsor.foundation.audit.PurgeRuns;

/**
 * Keeps texts and numbers readable for as long as permitted, and erases them then, whether or not there is an SMSC.
 */
class KeyRetention {

    private final Sealing sealing;
    private final ErasedContent erased;
    private final PurgeRuns runs;
    private final Clock clock;

    KeyRetention(Sealing sealing, ErasedContent erased, PurgeRuns runs, Clock clock) {
        this.sealing = sealing;
        this.erased = erased;
        this.runs = runs;
        this.clock = clock;
    }

    void forget() {
        if (!runs.mayErase()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        // Keys first: data that cannot be removed now, such as locked rows, is unreadable from then on.
        sealing.destroyOldKeys(today);
        runs.ran(PurgeRuns.Purge.SMS_MESSAGES, erased.removeBefore(Sealing.firstReadableDay(today)));
    }
}
