package pk.gov.nsor.foundation.approval.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;

/** What was approved and begins in the coming two weeks, such as another value of policy. */
@Component
class BeginningsToday implements TodayList {

    private static final int ROWS = 8;

    private final ProposalReading proposals;
    private final ProposalMessages words;
    private final UiFormat uiFormat;
    private final Clock clock;

    BeginningsToday(ProposalReading proposals, ProposalMessages words, UiFormat uiFormat, Clock clock) {
        this.proposals = proposals;
        this.words = words;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @Override
    public TodayPart part() {
        return TodayPart.COMING;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        List<Proposal> beginning =
                proposals.beginning(reader, LocalDate.now(clock).plusDays(TodayPart.DAYS_AHEAD));
        return beginning.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "approval.today.beginning",
                        beginning.size(),
                        beginning.size() > ROWS ? "/approvals" : null,
                        beginning.stream().limit(ROWS).map(this::row).toList()));
    }

    private Row row(Proposal proposal) {
        return new Row(
                words.title(proposal.kind()),
                words.about(proposal) + " · "
                        + uiFormat.text("approval.today.from", uiFormat.day(proposal.effectiveFrom())),
                "/approvals/" + proposal.id(),
                "approval.today.look");
    }
}
