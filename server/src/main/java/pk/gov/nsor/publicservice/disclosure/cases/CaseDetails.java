package pk.gov.nsor.publicservice.disclosure.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * About whom an officer asks, and for which case.
 *
 * @param firNumber as the FIR has it, 1 to 20 characters
 * @param firYear 1990 to 2199
 * @param sections 1 to 10
 * @param suspect as the FIR names the person
 * @param father null where the FIR does not say
 * @param cnic null where it is not known
 * @param reason why it is asked, 20 to 1000 characters
 */
public record CaseDetails(
        String firNumber,
        int firYear,
        List<Section> sections,
        PersonName suspect,
        @Nullable PersonName father,
        @Nullable Cnic cnic,
        String reason) {

    private static final int LONGEST_NUMBER = 20;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2199;
    private static final int MOST_SECTIONS = 10;

    /** @throws InvalidValueException naming the field of the form */
    public CaseDetails {
        firNumber = firNumber.strip();
        sections = List.copyOf(sections);
        reason = reason.strip();
        if (firNumber.isEmpty() || firNumber.length() > LONGEST_NUMBER) {
            throw new InvalidValueException(
                            "disclosure.fir-number", "Give the FIR’s number, at most %s characters.", LONGEST_NUMBER)
                    .at("firNumber");
        }
        if (firYear < FIRST_YEAR || firYear > LAST_YEAR) {
            throw new InvalidValueException("disclosure.fir-year", "Give the FIR’s year in four digits.").at("firYear");
        }
        if (sections.isEmpty() || sections.size() > MOST_SECTIONS) {
            throw new InvalidValueException(
                            "disclosure.sections", "Give 1 to %s sections, with commas between.", MOST_SECTIONS)
                    .at("sections");
        }
        OwnWords.check(reason, "reason");
    }

    /** Without what it says, so that it reaches no log. */
    @Override
    public String toString() {
        return "details of a case";
    }
}
