package pk.gov.nsor.foundation.access.client;

import java.util.UUID;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;

/** A machine client as it is stored, without its credentials. */
public record MachineClient(UUID id, String name, Feed feed, String agency, boolean enabled) {

    /** The client in its role as a caller. */
    public Machine machine() {
        return new Machine(id, name, feed, agency);
    }
}
