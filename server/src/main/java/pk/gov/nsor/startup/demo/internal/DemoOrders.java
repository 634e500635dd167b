package pk.gov.nsor.startup.demo.internal;

import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.publicservice.release.ReleaseChannel;
import pk.gov.nsor.publicservice.release.ReleaseOpening;

/** Opens the public's channels by two of the demonstration's people, on orders that say that they are made up. */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoOrders {

    static final String ORDER = "Made-up order for the demonstration";

    private static final String REASON = "The demonstration answers by SMS";

    private final ReleaseOpening openings;
    private final Proposals proposals;

    DemoOrders(ReleaseOpening openings, Proposals proposals) {
        this.openings = openings;
        this.proposals = proposals;
    }

    /** What somebody has opened or closed since is left as it is. */
    void open(Actor registrar, Actor supervisor) {
        for (ReleaseChannel channel : ReleaseChannel.values()) {
            if (openings.isUntouched(channel)) {
                UUID proposal = openings.propose(channel, ORDER, REASON, registrar);
                proposals.approve(proposal, "", supervisor);
            }
        }
    }
}
