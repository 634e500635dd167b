package pk.gov.nsor.publicservice.disclosure.rights.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.publicservice.disclosure.rights.RightKind;
import pk.gov.nsor.publicservice.disclosure.rights.RightRequest;
import pk.gov.nsor.publicservice.disclosure.rights.Rights;

/** The queue of what people ask about records, at NPB. It names nobody. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.RIGHTS_VIEWED)
class RightListController {

    private static final String ALL = "all";

    private final Rights rights;
    private final ListPages lists;
    private final UiFormat uiFormat;
    private final Clock clock;

    RightListController(Rights rights, ListPages lists, UiFormat uiFormat, Clock clock) {
        this.rights = rights;
        this.lists = lists;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @GetMapping("/rights")
    String page(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(list(actor), request, model);
    }

    @GetMapping("/rights.csv")
    void file(HttpServletRequest request, Actor actor, HttpServletResponse response) {
        lists.send(list(actor), request, response);
    }

    private ListPage<RightRequest> list(Actor actor) {
        LocalDate today = LocalDate.now(clock);
        return ListPage.<RightRequest>at("/rights", "rights.title")
                .about("rights.about")
                .button("rights.new", "/rights/new")
                .link("rights.figures", "/rights/figures")
                .tabs("state", "rights.list.", this::counts)
                .choice(
                        "kind",
                        "rights.kind",
                        "rights.kind.every",
                        RightKind.class,
                        kind -> uiFormat.text("rights.kind." + kind.key()))
                .column("rights.number", RightRequest::number)
                .sortable()
                .column(
                        "rights.kind",
                        one -> uiFormat.text("rights.kind." + one.kind().key()))
                .sortable()
                .column(
                        "rights.state",
                        one -> uiFormat.text("rights.state." + one.state().key()))
                .sortable()
                .column("rights.asked", RightRequest::askedAt)
                .sortable()
                .column(
                        "rights.due",
                        one -> Cell.of(one.dueOn())
                                .urgent(one.isOverdue(today) ? uiFormat.text("rights.overdue") : null))
                .sortable()
                .inFile("rights.overdue", one -> uiFormat.text(one.isOverdue(today) ? "rights.yes" : "rights.no"))
                .action(one -> "/rights/" + one.id(), one -> "shell.list.open", one -> Long.toString(one.number()))
                .none("rights.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.RIGHTS_VIEWED))
                .from(
                        question -> rights.count(question.tab().equals(ALL), kind(question)),
                        (question, after, most) ->
                                rights.list(question.tab().equals(ALL), kind(question), question.sort(), after, most));
    }

    private Map<String, Long> counts(ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("open", rights.count(false, kind(question)));
        counts.put(ALL, rights.count(true, kind(question)));
        return counts;
    }

    private static @Nullable RightKind kind(ListQuestion question) {
        return question.chosen("kind", RightKind.class).orElse(null);
    }
}
