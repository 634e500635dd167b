package pk.gov.nsor.publicservice.enquiry.internal;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.audit.PurgeRuns.Purge;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AreaChoices;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerKeys;
import pk.gov.nsor.publicservice.enquiry.internal.quota.QuotaHashes;
import pk.gov.nsor.publicservice.enquiry.internal.quota.SenderLimits;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanDetector;

/** What the enquiry does without being asked. Every process does it; none needs the others. */
@Component
public class EnquiryUpkeep {

    private final SenderLimits senderLimits;
    private final AreaChoices choices;
    private final QuotaHashes turns;
    private final LanguageRepository languages;
    private final EnquiryRepository ledger;
    private final LedgerKeys ledgerKeys;
    private final ScanDetector scans;
    private final PurgeRuns runs;

    EnquiryUpkeep(
            SenderLimits senderLimits,
            AreaChoices choices,
            QuotaHashes turns,
            LanguageRepository languages,
            EnquiryRepository ledger,
            LedgerKeys ledgerKeys,
            ScanDetector scans,
            PurgeRuns runs) {
        this.senderLimits = senderLimits;
        this.choices = choices;
        this.turns = turns;
        this.languages = languages;
        this.ledger = ledger;
        this.ledgerKeys = ledgerKeys;
        this.scans = scans;
        this.runs = runs;
    }

    @Bean
    static Job scanWatchJob(EnquiryUpkeep upkeep) {
        return Job.inEveryProcess("enquiry.scans", Duration.ofSeconds(1)).does(upkeep::watchForScans);
    }

    @Bean
    static Job enquiryUpkeepJob(EnquiryUpkeep upkeep) {
        return Job.inEveryProcess("enquiry.upkeep", Duration.ofMinutes(10)).does(upkeep::forget);
    }

    void watchForScans() {
        scans.run();
    }

    /** Destroys the keys that are over, and removes what was hashed under them. */
    public void forget() {
        if (!runs.mayErase()) {
            return;
        }
        // Keys first: what cannot be removed now, such as rows that somebody reads, means nothing any more.
        ledgerKeys.destroyOld();
        turns.forgetOld();
        runs.ran(Purge.SCANS, scans.forgetOld());
        senderLimits.forgetOld();
        choices.forgetOld();
        languages.forgetOld();
        runs.ran(Purge.QUESTIONS, ledger.forgetBefore(ledgerKeys.firstDayInUse()));
    }
}
