package pk.gov.nsor.accountability.retention;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * What a legal hold is on: a record or a request about a case, and never both.
 *
 * @param person whose record; null of a request
 * @param request which request; null of a record
 */
public record Held(@Nullable UUID person, @Nullable UUID request) {

    /** @throws IllegalArgumentException where it is neither or both */
    public Held {
        if ((person == null) == (request == null)) {
            throw new IllegalArgumentException("A hold is on a record or on a request");
        }
    }

    public static Held record(PersonId person) {
        return new Held(person.value(), null);
    }

    public static Held request(UUID request) {
        return new Held(null, request);
    }

    public boolean isRequest() {
        return request != null;
    }

    /** The opaque identifier of either. */
    @SuppressWarnings("NullAway") // one of the two is there
    public UUID id() {
        return request == null ? person : request;
    }
}
