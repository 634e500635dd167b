package pk.gov.nsor.agencies.exchange.audience;

import java.util.List;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;

/** What descriptions of several audiences have in common. */
final class Described {

    static final String LATIN = "The name in Latin letters; null where it is known in Urdu alone.";
    static final String URDU = "The name in Urdu; null where it is known in Latin letters alone.";
    static final String CNICS = "One or several; none for somebody without a CNIC.";
    static final String CNIC = "93520-1234567-1";
    static final String KEY = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /** Nobody: CNICs of people do not begin with 9. */
    static final Audience.Named NOBODY = new Audience.Named(
            new PersonId(new java.util.UUID(0, 0)), "Akbar Ali", "اکبر علی", List.of(Cnic.parse(CNIC)));

    private Described() {}
}
