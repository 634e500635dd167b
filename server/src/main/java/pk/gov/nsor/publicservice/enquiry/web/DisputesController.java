package pk.gov.nsor.publicservice.enquiry.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBacks;
import pk.gov.nsor.publicservice.enquiry.dispute.TicketState;
import pk.gov.nsor.publicservice.enquiry.dispute.Tickets;

/** The queue of disputes. The filters stay in the address; each view is written to the trail before it is shown. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.DISPUTES_VIEWED)
class DisputesController {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 50_000;

    private final Tickets tickets;
    private final TakeBacks takeBacks;
    private final DisputeRows lines;
    private final DisputesCsvExport file;
    private final Trail trail;
    private final Exports exports;

    DisputesController(
            Tickets tickets,
            TakeBacks takeBacks,
            DisputeRows lines,
            DisputesCsvExport file,
            Trail trail,
            Exports exports) {
        this.exports = exports;
        this.tickets = tickets;
        this.takeBacks = takeBacks;
        this.lines = lines;
        this.file = file;
        this.trail = trail;
    }

    /**
     * What is asked for, as the address has it.
     *
     * @param state the key of a state, or {@code all}; anything else is those that wait for a decision
     * @param said {@code on} or {@code not-on}; anything else is both
     */
    record Question(String state, String said) {

        List<TicketState> states() {
            return switch (state) {
                case "all" -> List.of(TicketState.values());
                default -> named();
            };
        }

        private List<TicketState> named() {
            List<TicketState> named = Arrays.stream(TicketState.values())
                    .filter(one -> one.key().equals(state))
                    .toList();
            return named.isEmpty()
                    ? Arrays.stream(TicketState.values())
                            .filter(TicketState::isOpen)
                            .toList()
                    : named;
        }

        @Nullable
        Boolean saidOn() {
            return said.equals("on") ? Boolean.TRUE : said.equals("not-on") ? Boolean.FALSE : null;
        }

        /** What the lists are called; one that is not known is the first. */
        public String list() {
            boolean isKnown = state.equals("all")
                    || Arrays.stream(TicketState.values())
                            .anyMatch(one -> one.key().equals(state));
            return isKnown ? state : "open";
        }
    }

    @GetMapping("/disputes")
    String page(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Purpose purpose,
            Model model) {
        Question question = new Question(state, said);
        trail.appendAlone(look(actor, purpose, question, "page"));
        Map<TicketState, Long> counts = tickets.counts(question.saidOn());
        long count = count(counts, question.states());
        long pages = Math.max(1, (count + PAGE - 1) / PAGE);
        long here = Math.clamp(page, 1, pages);
        var found = lines.of(tickets.list(question.states(), question.saidOn(), (here - 1) * PAGE, PAGE));
        model.addAttribute("question", question);
        model.addAttribute("lists", lists(counts));
        model.addAttribute("lines", found);
        model.addAttribute("count", count);
        model.addAttribute("first", found.isEmpty() ? 0 : (here - 1) * PAGE + 1);
        model.addAttribute("last", (here - 1) * PAGE + found.size());
        model.addAttribute("page", here);
        model.addAttribute("pages", pages);
        model.addAttribute("takeBacks", takeBacks.count(true));
        return "enquiry/disputes";
    }

    /** The list as a file, every line of it. */
    @GetMapping("/disputes.csv")
    void export(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String said,
            Actor actor,
            Purpose purpose,
            HttpServletResponse response) {
        Question question = new Question(state, said);
        exports.send(
                response,
                look(actor, purpose, question, "csv"),
                "disputes.csv",
                () -> file.made(lines.of(tickets.list(question.states(), question.saidOn(), 0, MOST_EXPORTED))));
    }

    private static TrailEntry look(Actor actor, Purpose purpose, Question question, String form) {
        return TrailEntry.done(actor, TrailAction.DISPUTES_VIEWED)
                .purpose(purpose.name())
                .with(Map.of("list", question.list(), "said", question.said(), "form", form));
    }

    private static Map<String, Long> lists(Map<TicketState, Long> counts) {
        Map<String, Long> lists = new LinkedHashMap<>();
        lists.put("open", count(counts, new Question("", "").states()));
        for (TicketState state : TicketState.values()) {
            lists.put(state.key(), counts.getOrDefault(state, 0L));
        }
        lists.put("all", count(counts, List.of(TicketState.values())));
        return lists;
    }

    private static long count(Map<TicketState, Long> counts, List<TicketState> states) {
        return states.stream()
                .mapToLong(state -> counts.getOrDefault(state, 0L))
                .sum();
    }
}
