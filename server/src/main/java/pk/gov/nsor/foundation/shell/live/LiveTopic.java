package pk.gov.nsor.foundation.shell.live;

import pk.gov.nsor.foundation.access.SignedIn;

/**
 * A kind of topic that open pages follow, with the authority that the page needs. A topic of no kind is open to
 * nobody.
 */
public interface LiveTopic {

    /** Whether the topic is of this kind, and the reader may open the page that it refreshes, now. */
    boolean isFor(SignedIn reader, String topic);
}
