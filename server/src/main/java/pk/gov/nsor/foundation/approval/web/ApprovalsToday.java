package pk.gov.nsor.foundation.approval.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayList.Content;
import pk.gov.nsor.foundation.shell.TodayList.Row;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;

/** What the reader may decide, what became of their own proposals, and what begins in the coming two weeks. */
@Configuration(proxyBeanMethods = false)
class ApprovalsToday {

    private static final String ENTRY = "/approvals";
    private static final int ROWS = 8;

    private final ProposalReading proposals;
    private final ProposalMessages wording;
    private final UiFormat uiFormat;
    private final Clock clock;

    ApprovalsToday(ProposalReading proposals, ProposalMessages wording, UiFormat uiFormat, Clock clock) {
        this.proposals = proposals;
        this.wording = wording;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @Bean
    TodayList approvalsWaitingToday() {
        return TodayList.of(
                5,
                ENTRY,
                reader -> proposals.mayDecideAny(reader)
                        ? Optional.of(content(
                                "approval.today.title",
                                proposals.waitingFor(reader, Integer.MAX_VALUE),
                                proposal -> row(proposal, wording.about(proposal), "approval.today.action")))
                        : Optional.empty());
    }

    @Bean
    TodayList approvalsDecidedToday() {
        return TodayList.of(TodayPart.CAME_BACK, 30, null, reader -> {
            List<Proposal> decided = proposals.cameBackTo(
                    reader,
                    LocalDate.now(clock)
                            .minusDays(TodayPart.DAYS_BACK)
                            .atStartOfDay(Day.ZONE)
                            .toInstant());
            return some(content(
                    "approval.today.decided",
                    decided,
                    proposal -> new Row(
                            wording.title(proposal.kind()), became(proposal), path(proposal), "approval.today.look")));
        });
    }

    @Bean
    TodayList approvalsBeginningToday() {
        return TodayList.of(
                TodayPart.COMING,
                30,
                null,
                reader -> some(content(
                        "approval.today.beginning",
                        proposals.beginning(reader, LocalDate.now(clock).plusDays(TodayPart.DAYS_AHEAD)),
                        proposal -> row(
                                proposal,
                                wording.about(proposal) + " · "
                                        + uiFormat.text("approval.today.from", uiFormat.day(proposal.effectiveFrom())),
                                "approval.today.look"))));
    }

    private static Content content(String title, List<Proposal> all, Function<Proposal, Row> row) {
        return new Content(
                title,
                all.size(),
                all.size() > ROWS ? ENTRY : null,
                all.stream().limit(ROWS).map(row).toList());
    }

    private static Optional<Content> some(Content content) {
        return content.count() == 0 ? Optional.empty() : Optional.of(content);
    }

    private Row row(Proposal proposal, String about, String actionKey) {
        return new Row(wording.title(proposal.kind()), about, path(proposal), actionKey)
                .naming(proposals.people(proposal));
    }

    private String became(Proposal proposal) {
        String state = wording.state(proposal, LocalDate.now(clock));
        Proposal.@Nullable Decision decision = proposal.decision();
        return decision == null ? state : state + " · " + uiFormat.moment(decision.at());
    }

    private static String path(Proposal proposal) {
        return ENTRY + "/" + proposal.id();
    }
}
