package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Proposes that a feed is opened for an agency's system, as the page does. A second person decides it. */
@Service
public class ChannelOpening {

    private final Opening kind;
    private final Subscribers subscribers;
    private final Proposals proposals;
    private final Clock clock;

    ChannelOpening(Opening kind, Subscribers subscribers, Proposals proposals, Clock clock) {
        this.kind = kind;
        this.subscribers = subscribers;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** Whether a channel for this audience was ever opened for the client, also one that is closed. */
    public boolean wasOpened(UUID client, String audience) {
        return subscribers.all().stream()
                .anyMatch(one -> one.client().equals(client) && one.audience().equals(audience));
    }

    /**
     * A feed that the system reads.
     *
     * @param audience the name of an {@link Audience}
     * @param restsOn the notification or order, 1 to 500 characters
     * @return the proposal
     * @throws InvalidValueException where such a channel is open, it is not for systems of this kind, or the proposer may not
     */
    public UUID proposeFeed(UUID client, String audience, String restsOn, String reason, Actor by) {
        return proposals.propose(
                kind,
                new Opening.Payload(client, audience, Channel.PULL, null, restsOn),
                LocalDate.now(clock),
                reason,
                by);
    }
}
