package pk.gov.nsor.record.register;

import java.util.EnumSet;
import java.util.Set;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * What an officer saw when comparing a document with the record.
 *
 * @param documentNumber as printed, 1 to 40 characters
 * @param agrees which details of the record the document confirms
 */
public record Examination(Document document, String documentNumber, Set<Detail> agrees) {

    private static final int LONGEST = 40;

    /** @throws InvalidValueException where the document's number is missing or too long */
    public Examination {
        documentNumber = documentNumber.strip();
        agrees = Set.copyOf(agrees);
        if (documentNumber.isEmpty() || documentNumber.length() > LONGEST) {
            throw new InvalidValueException(
                            "document.number",
                            "Give the number printed on the document, at most %s characters.",
                            LONGEST)
                    .at("documentNumber");
        }
    }

    /** True where name, father's name, birth date and sex all agree; otherwise the CNIC is doubted. */
    public boolean confirms() {
        return agrees.containsAll(EnumSet.allOf(Detail.class));
    }

    /** Documents that show a CNIC. */
    public enum Document {
        CNIC_CARD,
        NADRA_VERIFICATION,
        PASSPORT,
        FAMILY_REGISTRATION_CERTIFICATE
    }

    /** What is compared. */
    public enum Detail {
        NAME,
        FATHER_NAME,
        BIRTH_DATE,
        SEX
    }
}
