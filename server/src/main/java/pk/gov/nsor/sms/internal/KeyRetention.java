package pk.gov.nsor.sms.internal;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;

/** Texts and numbers can be read for as long as they may be, whether or not an SMSC is there. */
class KeyRetention {

    private final Sealing sealing;
    private final Clock clock;

    KeyRetention(Sealing sealing, Clock clock) {
        this.sealing = sealing;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${nsor.upkeep.after}", fixedDelayString = "PT10M")
    void destroyOldKeys() {
        sealing.destroyOldKeys(LocalDate.now(clock));
    }
}
