package pk.gov.nsor.record.register.correction;

import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/**
 * The document that proves a person's identity.
 *
 * @param documentNumber as printed, 1 to 40 characters
 */
public record CorrectionEvidence(CorrectionDocument document, String documentNumber) {

    private static final int LONGEST = 40;

    /** @throws InvalidValueException where the number is missing or too long */
    public CorrectionEvidence {
        documentNumber = documentNumber.strip();
        if (documentNumber.isEmpty() || documentNumber.length() > LONGEST) {
            throw new InvalidValueException(
                            "document.number",
                            "Give the number printed on the document, at most %s characters.",
                            LONGEST)
                    .at("documentNumber");
        }
    }

    /** The number, which is screened before it is stored, since it is typed as free text. */
    CorrectionEvidence screened() {
        Screened.require(documentNumber, "documentNumber");
        return this;
    }
}
