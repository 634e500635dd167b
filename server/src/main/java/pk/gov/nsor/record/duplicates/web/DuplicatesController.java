package pk.gov.nsor.record.duplicates.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.record.duplicates.DuplicateFilter;
import pk.gov.nsor.record.duplicates.DuplicatePair.State;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.web.DuplicateLines.Line;

/** The pairs of records that may be one person. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.DUPLICATES_VIEWED)
class DuplicatesController {

    private final Duplicates duplicates;
    private final DuplicateLines lines;
    private final ListPages lists;
    private final UiFormat uiFormat;

    DuplicatesController(Duplicates duplicates, DuplicateLines lines, ListPages lists, UiFormat uiFormat) {
        this.duplicates = duplicates;
        this.lines = lines;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/duplicates")
    String page(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return lists.show(list(reader, actor, purpose), request, model);
    }

    @DecidesNothing("It looks for a record in the list")
    @PostMapping("/duplicates")
    String search(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return lists.show(list(reader, actor, purpose), request, model);
    }

    @GetMapping("/duplicates.csv")
    void file(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletResponse response) {
        lists.send(list(reader, actor, purpose), request, response);
    }

    private ListPage<Line> list(SignedIn reader, Actor actor, Purpose purpose) {
        String whole = duplicates
                .wholeRegisterComparedAt()
                .map(at -> uiFormat.moment(at.toInstant()))
                .orElseGet(() -> uiFormat.text("duplicate.never"));
        return ListPage.<Line>at("/duplicates", "duplicate.title")
                .about("duplicate.about", whole)
                .tabs("state", "duplicate.state.", question -> counts(reader, question))
                .search("duplicate.search")
                .column("duplicate.column.older", line -> line.older().number())
                .column(
                        "duplicate.column.older-name",
                        line -> line.older().identity().name())
                .filed(line -> line.older().identity().name().any())
                .column("duplicate.column.newer", line -> line.newer().number())
                .column(
                        "duplicate.column.newer-name",
                        line -> line.newer().identity().name())
                .filed(line -> line.newer().identity().name().any())
                .column("duplicate.column.weight", line -> line.pair().weight())
                .sortedDown()
                .column("duplicate.column.found", line -> line.pair().foundAt().toInstant())
                .allSortable()
                .action(
                        line -> "/duplicates/" + line.pair().id(),
                        line -> line.pair().isUnsettled() ? "duplicate.open" : "shell.list.open",
                        line -> line.older().number().formatted())
                .namingEach(line ->
                        List.of(line.pair().older().value(), line.pair().newer().value()))
                .none("duplicate.none-listed")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.DUPLICATES_VIEWED).purpose(purpose.name()))
                .from(
                        question -> duplicates.count(filter(question), reader),
                        (question, after, most) ->
                                duplicates.list(filter(question), reader, question.sort(), after, most).stream()
                                        .map(lines::of)
                                        .toList());
    }

    private Map<String, Long> counts(SignedIn reader, ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            counts.put(
                    ListQuestion.key(state), duplicates.count(new DuplicateFilter(state, question.search()), reader));
        }
        return counts;
    }

    private static DuplicateFilter filter(ListQuestion question) {
        return new DuplicateFilter(question.tab(State.class), question.search());
    }
}
