package pk.gov.nsor.foundation.access;

import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The machine client that calls the API, as it is at this request.
 *
 * @param name its name for operators
 * @param agency the code of the agency whose system it is
 * @param isTrial whether it is tried: what it sends never gets into the register, and it reads nothing of it
 */
public record Machine(UUID clientId, String name, Feed feed, String agency, boolean isTrial)
        implements AuthenticatedPrincipal {

    /** One that is no trial. */
    public Machine(UUID clientId, String name, Feed feed, String agency) {
        this(clientId, name, feed, agency, false);
    }

    @Override
    public String getName() {
        return name;
    }
}
