package pk.gov.nsor.record.conviction.check;

import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.Sentence;

/** Screens the free text of a fact: names of prisons, courts and authorities, and of cases. */
public final class ScreenedFact {

    private ScreenedFact() {}

    /** @throws InvalidValueException naming the field, where it would identify a survivor */
    public static void require(LegalFact fact) {
        switch (fact) {
            case CustodyEvent event -> word(event.prison(), "prison");
            case Appeal appeal -> {
                word(appeal.court(), "court");
                word(appeal.caseNumber(), "caseNumber");
            }
            case Clemency clemency -> word(clemency.authority(), "authority");
            case NewConviction judgment -> {
                word(judgment.caseNumber(), "caseNumber");
                word(judgment.firNumber(), "firNumber");
            }
            case Sentence _, Dismissal _, Quashed _, Death _ -> {
                // Holds only numbers and days.
            }
        }
    }

    private static void word(String text, String field) {
        String _ = Screened.require(text, field);
    }
}
