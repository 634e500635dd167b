package pk.gov.nsor.publicservice.release;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Proposes that a channel of the public is opened, as the page does. A second person decides it. */
@Service
public class ReleaseOpening {

    private final ReleaseOnProposal kind;
    private final ReleaseChannels channels;
    private final Proposals proposals;
    private final Clock clock;

    ReleaseOpening(ReleaseOnProposal kind, ReleaseChannels channels, Proposals proposals, Clock clock) {
        this.kind = kind;
        this.channels = channels;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** Whether nobody has ever opened or closed the channel in this register, and it is closed. */
    public boolean isUntouched(ReleaseChannel channel) {
        return !channels.latest(channel).open()
                && channels.history(channel).stream()
                        .allMatch(version -> version.decidedBy() == null && !version.isByProbe());
    }

    /**
     * From today on.
     *
     * @param restsOn the notification or order, 1 to 500 characters
     * @return the proposal
     * @throws InvalidValueException where the channel is open, or the proposer may not
     */
    public UUID propose(ReleaseChannel channel, String restsOn, String reason, Actor by) {
        return proposals.propose(
                kind, new ReleaseOnProposal.SwitchOn(channel, restsOn), LocalDate.now(clock), reason, by);
    }
}
