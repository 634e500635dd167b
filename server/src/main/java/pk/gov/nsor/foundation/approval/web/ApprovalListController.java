package pk.gov.nsor.foundation.approval.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.Proposal.State;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** What waits for the reader's decision, what they proposed, and what was decided lately. */
@Controller
class ApprovalListController {

    /** How many of the latest there are of what was proposed and of what was decided. */
    private static final int LATEST = 200;

    private static final String WAITING = "waiting";
    private static final String MINE = "mine";
    private static final String DECIDED = "decided";

    private final ProposalReading reading;
    private final ProposalMessages wording;
    private final ListPages lists;
    private final UiFormat uiFormat;
    private final Clock clock;

    ApprovalListController(
            ProposalReading reading, ProposalMessages wording, ListPages lists, UiFormat uiFormat, Clock clock) {
        this.reading = reading;
        this.wording = wording;
        this.lists = lists;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @GetMapping("/approvals")
    @Allows(everybody = true, action = TrailAction.PROPOSALS_VIEWED)
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return lists.show(list(reader, actor), request, model);
    }

    @GetMapping("/approvals.csv")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.PROPOSALS_VIEWED)
    void file(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        lists.send(list(reader, actor), request, response);
    }

    private ListPage<Proposal> list(SignedIn reader, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        Map<String, List<Proposal>> all = new LinkedHashMap<>();
        all.put(WAITING, reading.waitingFor(reader, Integer.MAX_VALUE));
        all.put(MINE, reading.proposedBy(reader, LATEST));
        all.put(DECIDED, reading.decidedLately(reader, LATEST));
        ListPage<Proposal> page =
                ListPage.<Proposal>at("/approvals", "approval.title").about("approval.what");
        if (!reading.proposable(reader).isEmpty()) {
            page.button("approval.new", "/approvals/new");
        }
        return page.tabs("list", "approval.list.", question -> counts(all, question, today))
                .none(tab -> "approval.none." + tab)
                .choice("kind", "approval.column.what", "approval.every-kind", kinds(all))
                .choiceByTab(
                        "state",
                        "approval.column.state",
                        "approval.every-state",
                        tab -> tab.equals(WAITING) ? Map.of() : states())
                .column(
                        "approval.column.what",
                        proposal -> Cell.of(title(proposal)).quiet(wording.about(proposal)))
                .sortable()
                .inFile("approval.proposed", wording::about)
                .column("approval.proposed.by", proposal -> wording.name(proposal.proposedBy()))
                .sortable()
                .column("approval.column.proposed", Proposal::proposedAt)
                .sortable()
                .column("approval.column.state", proposal -> state(proposal, today))
                .sortable()
                .inFile("approval.column.until", Proposal::openUntil)
                .inFile(
                        "approval.column.decided",
                        proposal -> proposal.decision() == null
                                ? null
                                : proposal.decision().at())
                .inFile(
                        "approval.decided.by",
                        proposal -> proposal.decision() == null
                                ? ""
                                : wording.name(proposal.decision().by()))
                .action(
                        proposal -> "/approvals/" + proposal.id(),
                        proposal -> "approval.open",
                        proposal -> title(proposal) + " " + wording.about(proposal))
                .namingEach(reading::people)
                .exported(Stream.of(
                                Role.REGISTRAR,
                                Role.NATIONAL_SUPERVISOR,
                                Role.PROVINCIAL_SUPERVISOR,
                                Role.DISTRICT_SUPERVISOR)
                        .anyMatch(reader::has))
                .viewed(TrailEntry.done(actor, TrailAction.PROPOSALS_VIEWED))
                .from(
                        question -> chosen(all.getOrDefault(question.tab(), List.of()), question, today),
                        Map.of(
                                "what", Comparator.comparing(this::title),
                                "by", Comparator.comparing(proposal -> wording.name(proposal.proposedBy())),
                                "proposed", Comparator.comparing(Proposal::proposedAt),
                                "state", Comparator.comparing(proposal -> proposal.on(today))));
    }

    private static Map<String, Long> counts(Map<String, List<Proposal>> all, ListQuestion question, LocalDate today) {
        Map<String, Long> counts = new LinkedHashMap<>();
        all.forEach((tab, proposals) ->
                counts.put(tab, (long) chosen(proposals, question, today).size()));
        return counts;
    }

    private static List<Proposal> chosen(List<Proposal> proposals, ListQuestion question, LocalDate today) {
        String kind = question.value("kind");
        Optional<State> state = question.chosen("state", State.class);
        return proposals.stream()
                .filter(proposal -> kind.isEmpty() || proposal.kind().name().equals(kind))
                .filter(proposal -> state.isEmpty() || proposal.on(today) == state.get())
                .toList();
    }

    /** Those that there is something of, in the reader's words. */
    private Map<String, String> kinds(Map<String, List<Proposal>> all) {
        Map<String, String> kinds = new LinkedHashMap<>();
        all.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(this::title))
                .forEach(proposal -> kinds.putIfAbsent(proposal.kind().name(), title(proposal)));
        return kinds;
    }

    private Map<String, String> states() {
        return ListPage.options(State.class, state -> uiFormat.text("approval.state." + ListQuestion.key(state)));
    }

    private Cell state(Proposal proposal, LocalDate today) {
        Proposal.Decision decision = proposal.decision();
        return Cell.of(wording.state(proposal, today))
                .quiet(
                        decision == null
                                ? uiFormat.text("approval.until.day", uiFormat.day(proposal.openUntil()))
                                : uiFormat.moment(decision.at()));
    }

    private String title(Proposal proposal) {
        return wording.title(proposal.kind());
    }
}
