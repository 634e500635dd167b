package pk.gov.nsor.foundation.approval.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.shell.TodayList;

/** What the reader may decide. */
@Component
class WaitingToday implements TodayList {

    private static final int ROWS = 8;

    private final ProposalReading proposals;
    private final ProposalMessages words;

    WaitingToday(ProposalReading proposals, ProposalMessages words) {
        this.proposals = proposals;
        this.words = words;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String entry() {
        return "/approvals";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!proposals.mayDecideAny(reader)) {
            return Optional.empty();
        }
        long count = proposals.countWaitingFor(reader);
        return Optional.of(new Content(
                "approval.today.title",
                count,
                count > ROWS ? "/approvals" : null,
                proposals.waitingFor(reader, ROWS).stream().map(this::row).toList()));
    }

    private Row row(Proposal proposal) {
        ProposalKind<?> kind = proposal.kind();
        return new Row(
                words.title(kind), words.about(proposal), "/approvals/" + proposal.id(), "approval.today.action");
    }
}
