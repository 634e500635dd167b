package pk.gov.nsor.publicservice.disclosure.rights;

import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.register.Examination;

/**
 * What somebody said at the counter.
 *
 * @param name as the document says
 * @param document that was examined, and bears the CNIC
 * @param what what is wrong, or what else they said: up to 1000 characters, at least 5 where something is to be put right
 */
public record Claim(PersonName name, Cnic cnic, Examination.Document document, String what) {

    private static final int LONGEST = 1000;

    /** @throws InvalidValueException where the text is too long */
    public Claim {
        what = what.strip();
        if (what.length() > LONGEST) {
            throw new InvalidValueException("rights.what", "Write at most %s characters.", LONGEST).at("what");
        }
    }

    /** The text in somebody's own words, screened before it is kept. */
    Claim screened() {
        Screened.require(name, "name");
        Screened.require(what, "what");
        return this;
    }
}
