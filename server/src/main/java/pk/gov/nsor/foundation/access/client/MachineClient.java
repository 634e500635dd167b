package pk.gov.nsor.foundation.access.client;

import java.util.UUID;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;

/**
 * A machine client as it is stored, without its credentials.
 *
 * @param office whether it is an {@link Office}, which never has any
 * @param trial whether what it sends is a trial and never gets into the register
 */
public record MachineClient(
        UUID id, String name, Feed feed, String agency, boolean enabled, boolean office, boolean trial) {

    /** The names of trial clients begin so, and no others. */
    public static final String TRIAL = "trial-";

    /** The client in its role as a caller. */
    public Machine machine() {
        return new Machine(id, name, feed, agency, trial);
    }
}
