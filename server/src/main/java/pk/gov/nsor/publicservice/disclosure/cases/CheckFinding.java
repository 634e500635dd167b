package pk.gov.nsor.publicservice.disclosure.cases;

import java.util.Set;
import pk.gov.nsor.foundation.kernel.RegisterNumber;

/** What the bureau found about a suspect. Nobody is found by a name alone. */
public sealed interface CheckFinding {

    /**
     * The suspect is the person of a record.
     *
     * @param extent what else has to be disclosed, since the case needs it
     * @param why how it is known and why more is disclosed; 20 to 1000 characters, needed for an identity or an extent
     */
    record Matched(RegisterNumber number, Basis basis, Set<Extent> extent, String why) implements CheckFinding {

        public Matched {
            extent = Set.copyOf(extent);
        }
    }

    /** No record has the suspect's CNIC. */
    record Nobody() implements CheckFinding {}

    /** There may be a record, and it cannot be decided whose it is. */
    record Unsure() implements CheckFinding {}

    /** How it is known that a record is the suspect's. The names are stored on the trail. */
    enum Basis {
        /** The suspect's CNIC is confirmed on the record. */
        CONFIRMED_CNIC,
        /** A person has established from a document who the suspect is, and the record's identity is confirmed. */
        IDENTITY
    }

    /** What may be disclosed besides whether the person is on the register, and under which number. */
    enum Extent {
        SECTIONS,
        JUDGMENT_DATES
    }
}
