package pk.gov.nsor.startup.demo.internal;

import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.ChannelOpening;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.publicservice.release.ReleaseChannel;
import pk.gov.nsor.publicservice.release.ReleaseOpening;

/**
 * Opens the public's channels and some of agencies by two of the demonstration's people, on orders that say that they are made
 * up. What somebody has opened or closed since is left as it is.
 */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoOrders {

    static final String ORDER = "Made-up order for the demonstration";

    private final ReleaseOpening openings;
    private final ChannelOpening channels;
    private final Proposals proposals;

    DemoOrders(ReleaseOpening openings, ChannelOpening channels, Proposals proposals) {
        this.openings = openings;
        this.channels = channels;
        this.proposals = proposals;
    }

    /** Answers by SMS. */
    void openToThePublic(Actor registrar, Actor supervisor) {
        for (ReleaseChannel channel : ReleaseChannel.values()) {
            if (openings.isUntouched(channel)) {
                UUID proposal = openings.propose(channel, ORDER, "The demonstration answers by SMS", registrar);
                proposals.approve(proposal, "", supervisor);
            }
        }
    }

    /** A feed that the system reads. */
    void openTo(Machine system, String audience, Actor registrar, Actor supervisor) {
        if (!channels.wasOpened(system.clientId(), audience)) {
            UUID proposal = channels.proposeFeed(
                    system.clientId(), audience, ORDER, "The demonstration tells agencies' systems", registrar);
            proposals.approve(proposal, "", supervisor);
        }
    }
}
