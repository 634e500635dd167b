package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Day;

/**
 * Unlocking the numbers of a take-back, so that each is sent one text: one person at NPB proposes it, another approves.
 * Whose record it was is not in it: some may approve who may not see every record.
 */
@Component
public class TakeBackProposal implements ProposalKind<TakeBackProposal.Sending> {

    private final TakeBacks takeBacks;
    private final Proposals proposals;
    private final ProposalReading reading;
    private final Clock clock;

    TakeBackProposal(TakeBacks takeBacks, Proposals proposals, ProposalReading reading, Clock clock) {
        this.takeBacks = takeBacks;
        this.proposals = proposals;
        this.reading = reading;
        this.clock = clock;
    }

    /** What is proposed. */
    public record Sending(UUID takeBack) {}

    /**
     * Proposes to send a take-back.
     *
     * @param reason 5 to 1000 characters
     * @return the proposal
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException where it does not wait for it, or the actor may not propose it
     */
    public UUID propose(UUID takeBack, String reason, Actor actor) {
        return proposals.propose(this, new Sending(takeBack), LocalDate.now(clock), reason, actor);
    }

    /** The proposal to send it that waits for a second person. */
    public Optional<Proposal> waiting(UUID takeBack) {
        Sending sought = new Sending(takeBack);
        return reading.waitingOf(name()).stream()
                .filter(proposal -> sought.equals(proposal.payload()))
                .findFirst();
    }

    @Override
    public String name() {
        return "take-back";
    }

    @Override
    public String messages() {
        return "dispute.take-back.";
    }

    @Override
    public Class<Sending> payload() {
        return Sending.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(Sending payload) {
        TakeBack takeBack = takeBacks.get(payload.takeBack());
        return List.of(
                new Line(
                        "cause",
                        Text.of("dispute.cause." + takeBack.cause().name().toLowerCase(java.util.Locale.ROOT))),
                new Line(
                        "day", Text.of("dispute.take-back.day", LocalDate.ofInstant(takeBack.preparedAt(), Day.ZONE))));
    }

    @Override
    public Preview preview(Sending payload, LocalDate effectiveFrom) {
        TakeBack takeBack = takeBacks.get(payload.takeBack());
        Integer answers = takeBack.answers();
        Integer senders = takeBack.senders();
        return Preview.of(
                Text.of("dispute.take-back.told", answers == null ? 0 : answers, senders == null ? 0 : senders),
                Text.of("dispute.take-back.text"));
    }

    @Override
    public String fingerprint(Sending payload) {
        return takeBacks.get(payload.takeBack()).state().name();
    }

    @Override
    public void validate(Sending payload, LocalDate effectiveFrom) {
        takeBacks.refuseUnlessPrepared(takeBacks.find(payload.takeBack()));
    }

    @Override
    public void apply(Sending payload, Approval approval) {
        takeBacks.approve(payload.takeBack(), approval.proposal());
    }
}
