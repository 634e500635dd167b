package pk.gov.nsor.foundation.access;

import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The machine client that calls the API, as it is at this request.
 *
 * @param name its name for operators
 * @param agency the code of the agency whose system it is
 */
public record Machine(UUID clientId, String name, Feed feed, String agency) implements AuthenticatedPrincipal {

    @Override
    public String getName() {
        return name;
    }
}
