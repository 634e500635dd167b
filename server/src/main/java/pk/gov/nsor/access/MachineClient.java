package pk.gov.nsor.access;

import java.util.UUID;

/** A machine client as it is kept, without what it proves itself with. */
public record MachineClient(UUID id, String name, Feed feed, String agency, boolean enabled) {

    /** The client as one that calls. */
    public Machine machine() {
        return new Machine(id, name, feed, agency);
    }
}
