package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.record.conviction.check.Texts;

/**
 * An appeal against a judgment. While it is pending it changes nothing (s.18); how it ended is a {@link Dismissal}, a
 * {@link Sentence} or a {@link Quashed} that names it.
 *
 * @param court of appeal, as it is called, 1 to 120 characters
 * @param caseNumber as that court writes it, 1 to 60 characters
 * @param on the day it was filed
 */
public record Appeal(ConvictionId conviction, String court, String caseNumber, LocalDate on) implements LegalFact {

    private static final int LONGEST_COURT = 120;
    private static final int LONGEST_CASE_NUMBER = 60;

    /** @throws pk.gov.nsor.foundation.kernel.InvalidValueException where a text is missing or too long */
    public Appeal {
        court = Texts.clean(court, "court", LONGEST_COURT);
        caseNumber = Texts.clean(caseNumber, "caseNumber", LONGEST_CASE_NUMBER);
    }

    /** The case number as it is compared. */
    public CaseNumber caseKey() {
        return CaseNumber.of(caseNumber);
    }

    @Override
    public FactKind kind() {
        return FactKind.APPEAL;
    }
}
