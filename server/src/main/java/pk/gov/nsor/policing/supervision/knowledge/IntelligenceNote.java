package pk.gov.nsor.policing.supervision.knowledge;

import java.time.LocalDate;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Something that was learned about a person, graded.
 *
 * @param id made by the caller, so that a note sent twice is recorded once
 * @param on the day it was learned, today or before
 * @param information how well the information is corroborated, 1 (confirmed by other sources) to 6 (cannot be judged)
 * @param text 1 to 2000 characters
 */
public record IntelligenceNote(UUID id, LocalDate on, SourceGrade source, int information, String text) {

    /** How reliable the source is, from always (A) to not at all (E), and F, which cannot be judged. */
    public enum SourceGrade {
        A,
        B,
        C,
        D,
        E,
        F
    }

    /** @throws InvalidValueException where the grade is none, or the text is missing or refused */
    public IntelligenceNote {
        if (information < 1 || information > 6) {
            throw new InvalidValueException("intelligence.information", "Grade the information from 1 to 6.")
                    .at("information");
        }
        text = FreeText.required(text, FreeText.LONGEST_NOTE, "text");
    }

    /** As it is written: B2. */
    public String grade() {
        return source.name() + information;
    }
}
