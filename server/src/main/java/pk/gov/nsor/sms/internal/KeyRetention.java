package pk.gov.nsor.sms.internal;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import pk.gov.nsor.audit.PurgeRuns;

/** Texts and numbers can be read for as long as they may be, and go then, whether or not an SMSC is there. */
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

    /** At a fixed rate, so that it runs on a thread of its own: after a long outage there is much to remove. */
    @Scheduled(initialDelayString = "${nsor.upkeep.after}", fixedRateString = "PT10M")
    void forget() {
        LocalDate today = LocalDate.now(clock);
        // Keys first: what cannot be removed now, such as rows that somebody reads, means nothing any more.
        sealing.destroyOldKeys(today);
        runs.ran(PurgeRuns.Purge.SMS_MESSAGES, erased.removeBefore(Sealing.firstReadableDay(today)));
    }
}
