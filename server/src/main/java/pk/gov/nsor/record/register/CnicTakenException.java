package pk.gov.nsor.record.register;

import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;

/** The CNIC is on another record already; nothing was changed. */
public final class CnicTakenException extends RuntimeException {

    private final PersonId person;
    private final RegisterNumber number;

    CnicTakenException(PersonId person, RegisterNumber number) {
        super("This CNIC is on record " + number.formatted() + " already.");
        this.person = person;
        this.number = number;
    }

    /** Whose record it is on. */
    public PersonId person() {
        return person;
    }

    public RegisterNumber number() {
        return number;
    }
}
