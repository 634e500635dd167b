package pk.gov.nsor.registration.web;

import java.util.UUID;

/** The record is the reader's to open once they have said why. */
final class PurposeNeededException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final UUID record;

    PurposeNeededException(UUID record) {
        super("A purpose has to be chosen");
        this.record = record;
    }

    UUID record() {
        return record;
    }
}
