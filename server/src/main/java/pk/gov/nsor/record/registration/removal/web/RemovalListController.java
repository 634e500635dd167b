package pk.gov.nsor.record.registration.removal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.record.registration.removal.RemovalFilter;
import pk.gov.nsor.record.registration.removal.RemovalKind;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.record.registration.removal.web.RemovalMessages.Line;

/** The removals by one person alone that wait for a second one. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.REMOVALS_VIEWED)
class RemovalListController {

    private final Removals removals;
    private final RemovalMessages wording;
    private final ListPages lists;

    RemovalListController(Removals removals, RemovalMessages wording, ListPages lists) {
        this.removals = removals;
        this.wording = wording;
        this.lists = lists;
    }

    @GetMapping("/removals")
    String page(HttpServletRequest request, Actor actor, Purpose purpose, Model model) {
        return lists.show(list(actor, purpose), request, model);
    }

    @DecidesNothing("It looks for people in the list")
    @PostMapping("/removals")
    String search(HttpServletRequest request, Actor actor, Purpose purpose, Model model) {
        return lists.show(list(actor, purpose), request, model);
    }

    @GetMapping("/removals.csv")
    void file(HttpServletRequest request, Actor actor, Purpose purpose, HttpServletResponse response) {
        lists.send(list(actor, purpose), request, response);
    }

    private ListPage<Line> list(Actor actor, Purpose purpose) {
        return ListPage.<Line>at("/removals", "removal.title")
                .about("removal.why", removals.time().toHours())
                .search("removal.search")
                .choice("kind", "removal.kind", "removal.every-kind", RemovalKind.class, wording::kind)
                .column("removal.column.number", line -> line.person().number())
                .sortable()
                .column("removal.column.name", line -> line.person().identity().name())
                .filed(line -> line.person().identity().name().latin())
                .sortable()
                .inFile(
                        "removal.column.name-urdu",
                        line -> line.person().identity().name().urdu())
                .column("removal.kind", Line::kind)
                .sortable()
                .column(
                        "removal.column.due",
                        line -> line.isOverdue() ? Cell.of(null).urgent(line.due()) : line.due())
                .filed(line -> line.removal().dueAt().toInstant())
                .sorted()
                .action(
                        line -> "/removals/" + line.removal().id(),
                        line -> "removal.open",
                        line -> line.person().number().formatted())
                .naming(line -> line.removal().person().value())
                .none("removal.list.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.REMOVALS_VIEWED).purpose(purpose.name()))
                .from(
                        question -> removals.countWaiting(filter(question)),
                        (question, after, most) ->
                                removals.waiting(filter(question), question.sort(), after, most).stream()
                                        .map(wording::line)
                                        .toList());
    }

    private static RemovalFilter filter(ListQuestion question) {
        return new RemovalFilter(question.chosen("kind", RemovalKind.class).orElse(null), question.search(), null);
    }
}
