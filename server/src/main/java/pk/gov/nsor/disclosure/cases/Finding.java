package pk.gov.nsor.disclosure.cases;

import java.util.Set;
import pk.gov.nsor.kernel.RegisterNumber;

/** What the bureau found about a suspect. Nobody is found by a name alone. */
public sealed interface Finding {

    /**
     * The suspect is the person of a record.
     *
     * @param extent what has to be told besides, since the case needs it
     * @param why how it is known and why more is told; 20 to 1000 characters, needed for an identity or an extent
     */
    record Matched(RegisterNumber number, Basis basis, Set<Extent> extent, String why) implements Finding {

        public Matched {
            extent = Set.copyOf(extent);
        }
    }

    /** No record has the suspect's CNIC. */
    record Nobody() implements Finding {}

    /** There may be a record, and it cannot be told whose it is. */
    record Unsure() implements Finding {}

    /** How it is known that a record is the suspect's. The names are stored on the trail. */
    enum Basis {
        /** The suspect's CNIC is confirmed on the record. */
        CONFIRMED_CNIC,
        /** A person has established from a document who the suspect is, and the record's identity is confirmed. */
        IDENTITY
    }

    /** What may be told besides whether somebody is on the register, and under which number. */
    enum Extent {
        SECTIONS,
        JUDGMENT_DATES
    }
}
