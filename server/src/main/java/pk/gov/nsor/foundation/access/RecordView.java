package pk.gov.nsor.foundation.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * One view of a record by the request: whose record, why, and on which ground. Controllers of a record's pages may ask
 * for it by type.
 *
 * @param record whose record it is
 * @param link the ground of access; the strongest, where there are several
 */
public record RecordView(UUID record, Purpose purpose, AccessGround link) {

    private static final String ATTRIBUTE = RecordView.class.getName();

    /** The request's view of a record; empty where it views none, or where its right to do so was not checked yet. */
    public static Optional<RecordView> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RecordView look ? Optional.of(look) : Optional.empty();
    }

    /** Keeps the view for the rest of the request. */
    public void keep(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
