package pk.gov.nsor.publicservice.concerns;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.screening.Screened;

/**
 * A concern as it is reported.
 *
 * @param cnic of whom it is about; null where it is not known
 * @param who a description of them; may be empty where the CNIC is given
 * @param district the code of the district where they are; null where nobody was asked for it
 * @param phone of whoever reports, for questions; null for none
 */
public record NewConcern(
        ConcernKind kind,
        @Nullable Cnic cnic,
        String who,
        @Nullable String district,
        String words,
        @Nullable MobileNumber phone) {

    /** Length of what is written, in characters. */
    static final int SHORTEST = 10;

    static final int LONGEST = 1000;

    /** Of a description of somebody. */
    private static final int LONGEST_WHO = 300;

    /** One that may be kept: its texts are of the right length, screened, and without spaces around them. */
    record Checked(NewConcern told, String who, String words) {}

    /**
     * Looks whether it may be kept. Nothing is read or written.
     *
     * @throws InvalidValueException naming the field, where words are too short or long or would tell who a survivor is, or nobody
     *     is meant
     */
    Checked checked() {
        String about = whoChecked();
        return new Checked(this, about, checked(words, "words"));
    }

    private String whoChecked() {
        String described = who.strip();
        if (described.length() > LONGEST_WHO || cnic == null && described.length() < SHORTEST) {
            throw new InvalidValueException(
                            "concern.who",
                            "Give the CNIC, or describe the person in %s to %s characters.",
                            SHORTEST,
                            LONGEST_WHO)
                    .at("who");
        }
        String screened = Screened.require(described, "who");
        return cnic == null ? screened : (cnic.formatted() + " " + screened).strip();
    }

    /** A text of the right length that passes the screen. */
    static String checked(String words, String field) {
        String clean = words.strip();
        if (clean.length() < SHORTEST || clean.length() > LONGEST) {
            throw new InvalidValueException("concern.words", "Write %s to %s characters.", SHORTEST, LONGEST).at(field);
        }
        return Screened.require(clean, field);
    }

    /** Without texts and numbers, so that they reach no log. */
    @Override
    public String toString() {
        return "a concern";
    }
}
