package pk.gov.nsor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * That the request looks at one record: why, and what lets it. Controllers of a record's pages may ask for it by type.
 *
 * @param record whose
 * @param link the strongest, where there are several
 */
public record RecordLook(UUID record, Purpose purpose, RecordLink link) {

    private static final String ATTRIBUTE = RecordLook.class.getName();

    /** The look of the request; empty where it is at no record, or its right was not looked at yet. */
    public static Optional<RecordLook> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RecordLook look ? Optional.of(look) : Optional.empty();
    }

    /** Keeps the look for the rest of the request. */
    public void keep(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
