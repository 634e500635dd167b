package pk.gov.nsor.access;

import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The machine client that calls the API, as it is at this request.
 *
 * @param name what operators call it
 * @param agency the code of the agency whose system it is
 */
public record Machine(UUID clientId, String name, Feed feed, String agency) implements AuthenticatedPrincipal {

    @Override
    public String getName() {
        return name;
    }
}
