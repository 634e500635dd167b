package pk.gov.nsor.record.registration.web;

import java.util.UUID;

/** The record is joined with another, which is read instead. */
final class JoinedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final UUID leading;
    private final String page;

    /** @param page what follows the record in the address; empty for the record's own page */
    JoinedRecordException(UUID leading, String page) {
        super("The record is joined with another");
        this.leading = leading;
        this.page = page;
    }

    UUID leading() {
        return leading;
    }

    String page() {
        return page;
    }
}
