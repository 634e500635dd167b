package pk.gov.nsor.policing.notices;

import pk.gov.nsor.record.register.AddressProof;

/** What a decision about a notice rests on. The names are stored. */
public enum Evidence {
    /** An order or certificate of a court. */
    COURT_DOCUMENT,
    /** A card or certificate of NADRA. */
    NADRA_DOCUMENT,
    /** An officer went there. */
    VISIT,
    TENANCY_PAPER,
    /** Somebody else, known to the officer, says so. */
    CONFIRMED_BY_ANOTHER,
    TICKET,
    PASSPORT_AND_VISA,
    /** Nothing but what the person says. */
    STATED;

    /** What it is to an address that is recorded because of it. */
    AddressProof ofAddress() {
        return switch (this) {
            case VISIT -> AddressProof.VISIT;
            case COURT_DOCUMENT, NADRA_DOCUMENT, TENANCY_PAPER, TICKET, PASSPORT_AND_VISA -> AddressProof.DOCUMENT;
            case CONFIRMED_BY_ANOTHER -> AddressProof.ANOTHER;
            case STATED -> AddressProof.TOLD;
        };
    }
}
