package pk.gov.nsor.enquiry.internal;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.PurgeRuns;
import pk.gov.nsor.audit.PurgeRuns.Purge;

/** What the enquiry does without being asked. Every process does it; none needs the others. */
@Component
class EnquiryUpkeep {

    private final Allowances allowances;
    private final AreaChoices choices;
    private final TurnHashes turns;
    private final LanguageStore languages;
    private final EnquiryStore ledger;
    private final LedgerKeys ledgerKeys;
    private final ScanDetector scans;
    private final PurgeRuns runs;

    EnquiryUpkeep(
            Allowances allowances,
            AreaChoices choices,
            TurnHashes turns,
            LanguageStore languages,
            EnquiryStore ledger,
            LedgerKeys ledgerKeys,
            ScanDetector scans,
            PurgeRuns runs) {
        this.allowances = allowances;
        this.choices = choices;
        this.turns = turns;
        this.languages = languages;
        this.ledger = ledger;
        this.ledgerKeys = ledgerKeys;
        this.scans = scans;
        this.runs = runs;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1S")
    void watchForScans() {
        scans.run();
    }

    /** Destroys the keys that are over, and removes what was hashed under them. */
    @Scheduled(initialDelayString = "${nsor.upkeep.after}", fixedDelayString = "PT10M")
    void forget() {
        // Keys first: what cannot be removed now, such as rows that somebody reads, means nothing any more.
        ledgerKeys.destroyOld();
        turns.forgetOld();
        runs.ran(Purge.SCANS, scans.forgetOld());
        allowances.forgetOld();
        choices.forgetOld();
        languages.forgetOld();
        runs.ran(Purge.QUESTIONS, ledger.forgetBefore(ledgerKeys.firstDayInUse()));
    }
}
