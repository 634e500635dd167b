package pk.gov.nsor.publicservice.disclosure.cases;

import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/** What officers write about a request themselves: 20 to 1000 characters that do not identify a survivor. */
final class OwnWords {

    static final int SHORTEST = 20;
    static final int LONGEST = 1000;

    private OwnWords() {}

    /**
     * The words without blanks around them.
     *
     * @throws InvalidValueException where they are too short or long
     */
    static String check(String text, String field) {
        String given = text.strip();
        if (given.length() < SHORTEST || given.length() > LONGEST) {
            throw new InvalidValueException("disclosure.words", "Write %s to %s characters.", SHORTEST, LONGEST)
                    .at(field);
        }
        return given;
    }

    /**
     * As {@link #check}, where they are written and not where they are read.
     *
     * @throws InvalidValueException where they are too short or long, or would identify a survivor
     */
    static String screened(String text, String field) {
        return check(Screened.require(text, field), field);
    }
}
