package pk.gov.nsor.foundation.access.client;

import java.util.UUID;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;

/**
 * A machine client as it is stored, without its credentials.
 *
 * @param office whether it is an {@link Office}, which never has any
 */
public record MachineClient(UUID id, String name, Feed feed, String agency, boolean enabled, boolean office) {

    /** The client in its role as a caller. */
    public Machine machine() {
        return new Machine(id, name, feed, agency);
    }
}
