package pk.gov.nsor.publicservice.disclosure.certificates;

import java.time.LocalDate;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Identity;

/**
 * What a person asked and signed at the counter.
 *
 * @param who as the document says, with father's name and birth date
 * @param document that was examined, and bears the CNIC
 * @param employer to whom the certificate is addressed, 3 to 150 characters
 * @param consentOn the day on the signed consent
 */
public record Asking(
        Identity who, Cnic cnic, Examination.Document document, String employer, Work work, LocalDate consentOn) {

    private static final int SHORTEST_EMPLOYER = 3;
    private static final int LONGEST_EMPLOYER = 150;

    /** @throws InvalidValueException naming the field that is missing or wrong */
    public Asking {
        employer = employer.strip().replaceAll("\\s+", " ");
        if (employer.length() < SHORTEST_EMPLOYER || employer.length() > LONGEST_EMPLOYER) {
            throw new InvalidValueException(
                            "certificate.employer.length",
                            "Give the employer's name in %s to %s characters.",
                            SHORTEST_EMPLOYER,
                            LONGEST_EMPLOYER)
                    .at("employer");
        }
        if (who.fatherName() == null) {
            throw new InvalidValueException("certificate.father.missing", "Give the father's name.").at("fatherLatin");
        }
        if (who.bornOn() == null) {
            throw new InvalidValueException("certificate.born-on.missing", "Give the birth date.").at("bornOn");
        }
    }

    /** The text in somebody's own words, screened before it is kept. */
    Asking screened() {
        Screened.require(who.name(), "name");
        if (who.fatherName() != null) {
            Screened.require(who.fatherName(), "father");
        }
        Screened.require(employer, "employer");
        return this;
    }
}
