package pk.gov.nsor.foundation.access.client;

import pk.gov.nsor.foundation.access.Feed;

/**
 * A court or a prison without a system, in whose name its clerks send.
 *
 * @param place the code of the court, or the name of the prison
 */
public record Office(MachineClient client, String place) {

    public boolean isCourt() {
        return client.feed() == Feed.COURT;
    }

    /** Whether it may send. */
    public boolean isOpen() {
        return client.enabled();
    }
}
