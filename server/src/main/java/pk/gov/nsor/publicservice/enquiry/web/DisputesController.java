package pk.gov.nsor.publicservice.enquiry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.publicservice.enquiry.dispute.TicketState;
import pk.gov.nsor.publicservice.enquiry.dispute.Tickets;
import pk.gov.nsor.publicservice.enquiry.web.DisputeRows.Line;

/** The queue of disputes: those that wait for a decision, those of each state, and all. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.DISPUTES_VIEWED)
class DisputesController {

    private static final String OPEN = "open";
    private static final String ALL = "all";

    private final Tickets tickets;
    private final DisputeRows rows;
    private final ListPages lists;
    private final UiFormat uiFormat;

    DisputesController(Tickets tickets, DisputeRows rows, ListPages lists, UiFormat uiFormat) {
        this.tickets = tickets;
        this.rows = rows;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/disputes")
    String page(HttpServletRequest request, Actor actor, Purpose purpose, Model model) {
        return lists.show(list(actor, purpose), request, model);
    }

    @GetMapping("/disputes.csv")
    void file(HttpServletRequest request, Actor actor, Purpose purpose, HttpServletResponse response) {
        lists.send(list(actor, purpose), request, response);
    }

    private ListPage<Line> list(Actor actor, Purpose purpose) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("on", uiFormat.text("dispute.said.on"));
        said.put("not-on", uiFormat.text("dispute.said.not-on"));
        return ListPage.<Line>at("/disputes", "dispute.title")
                .about("dispute.what")
                .link("dispute.take-backs", "/take-backs")
                .tabs("state", "dispute.list.", this::counts)
                .choice("said", "dispute.answer", "dispute.filter.every", said)
                .onPage(
                        "dispute.one",
                        line -> uiFormat.text("dispute.heading", line.ticket().number()))
                .sortable()
                .inFile("dispute.number", line -> line.ticket().number())
                .column(
                        "dispute.state",
                        line -> Cell.of(uiFormat.text(
                                        "dispute.state." + line.ticket().state().key()))
                                .quiet(line.holder()))
                .sortable()
                .column(
                        "dispute.opened",
                        line -> Cell.of(line.ticket().openedAt())
                                .quiet(
                                        line.ticket().state().isOpen()
                                                ? uiFormat.text("dispute.days", line.days())
                                                : null))
                .sorted()
                .inFile("dispute.age", Line::days)
                .column(
                        "dispute.answer",
                        line -> Cell.of(uiFormat.text(
                                        line.ticket().saidOn() ? "dispute.said.on" : "dispute.said.not-on"))
                                .quiet(uiFormat.day(line.answeredOn())))
                .sortable()
                .inFile("dispute.answered", Line::answeredOn)
                .inFile("dispute.holder", Line::holder)
                .action(
                        line -> "/disputes/" + line.ticket().key(),
                        line -> "shell.list.open",
                        line -> Long.toString(line.ticket().number()))
                .none("dispute.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.DISPUTES_VIEWED).purpose(purpose.name()))
                .from(
                        question -> count(question, states(question.tab())),
                        (question, after, most) -> rows.of(
                                tickets.list(states(question.tab()), saidOn(question), question.sort(), after, most)));
    }

    private static List<TicketState> states(String tab) {
        return Arrays.stream(TicketState.values())
                .filter(state -> switch (tab) {
                    case OPEN -> state.isOpen();
                    case ALL -> true;
                    default -> state.key().equals(tab);
                })
                .toList();
    }

    private static @Nullable Boolean saidOn(ListQuestion question) {
        String said = question.value("said");
        return said.isEmpty() ? null : Boolean.valueOf(said.equals("on"));
    }

    private Map<String, Long> counts(ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put(OPEN, count(question, states(OPEN)));
        for (TicketState state : TicketState.values()) {
            counts.put(state.key(), count(question, List.of(state)));
        }
        counts.put(ALL, count(question, states(ALL)));
        return counts;
    }

    private long count(ListQuestion question, List<TicketState> states) {
        Map<TicketState, Long> counts = tickets.counts(saidOn(question));
        return states.stream()
                .mapToLong(state -> counts.getOrDefault(state, 0L))
                .sum();
    }
}
