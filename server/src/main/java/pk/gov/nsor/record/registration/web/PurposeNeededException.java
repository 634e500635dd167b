package pk.gov.nsor.record.registration.web;

import java.util.UUID;

/** The reader may open the record only after choosing a purpose. */
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
