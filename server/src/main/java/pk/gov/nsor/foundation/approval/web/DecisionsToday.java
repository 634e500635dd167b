package pk.gov.nsor.foundation.approval.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;

/** What became of the reader's own proposals. */
@Component
class DecisionsToday implements TodayList {

    private static final int ROWS = 8;

    private final ProposalReading proposals;
    private final ProposalMessages words;
    private final UiFormat uiFormat;
    private final Clock clock;

    DecisionsToday(ProposalReading proposals, ProposalMessages words, UiFormat uiFormat, Clock clock) {
        this.proposals = proposals;
        this.words = words;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @Override
    public TodayPart part() {
        return TodayPart.CAME_BACK;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        Instant since = LocalDate.now(clock)
                .minusDays(TodayPart.DAYS_BACK)
                .atStartOfDay(Day.ZONE)
                .toInstant();
        List<Proposal> decided = proposals.cameBackTo(reader, since);
        return decided.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "approval.today.decided",
                        decided.size(),
                        decided.size() > ROWS ? "/approvals" : null,
                        decided.stream().limit(ROWS).map(this::row).toList()));
    }

    private Row row(Proposal proposal) {
        Proposal.Decision decision = proposal.decision();
        String state = words.state(proposal, LocalDate.now(clock));
        return new Row(
                words.title(proposal.kind()),
                decision == null ? state : state + " · " + uiFormat.moment(decision.at()),
                "/approvals/" + proposal.id(),
                "approval.today.look");
    }
}
