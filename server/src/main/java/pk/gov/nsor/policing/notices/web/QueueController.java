package pk.gov.nsor.policing.notices.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.policing.notices.task.NoticeQueue;
import pk.gov.nsor.policing.notices.task.NoticeQueues;
import pk.gov.nsor.policing.notices.task.NoticeQueues.Filter;
import pk.gov.nsor.policing.notices.web.NoticeQueueRows.Shows;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.ListedPlaces;

/** The lists of notices of the reader's place, to which the caseload and Today link. */
@Controller
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.NOTICES_VIEWED)
class QueueController {

    private final NoticeQueues queues;
    private final CaseAccess access;
    private final NoticeQueueRows rows;
    private final ListedPlaces listed;
    private final ListPages lists;
    private final UiFormat uiFormat;

    QueueController(
            NoticeQueues queues,
            CaseAccess access,
            NoticeQueueRows rows,
            ListedPlaces listed,
            ListPages lists,
            UiFormat uiFormat) {
        this.queues = queues;
        this.access = access;
        this.rows = rows;
        this.listed = listed;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/notices")
    String page(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        model.addAttribute("crumb", new Crumb(uiFormat.text("supervision.caseload"), "/caseload"));
        return lists.show(list(reader, actor, purpose), request, model);
    }

    @DecidesNothing("It looks for people in the lists")
    @PostMapping("/notices")
    String search(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return page(request, reader, actor, purpose, model);
    }

    @GetMapping("/notices.csv")
    @Allows(
            value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.NOTICES_VIEWED)
    void export(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletResponse response) {
        lists.send(list(reader, actor, purpose), request, response);
    }

    private ListPage<Shows> list(SignedIn reader, Actor actor, Purpose purpose) {
        CaseScope scope = access.scope(reader);
        return listed.offered(ListPage.<Shows>at("/notices", "notices.title"), scope)
                .tabs("list", "notices.list.", question -> counts(listed.narrowed(scope, question), question))
                .explained(tab -> "notices.list." + tab + ".what")
                .none(tab -> "notices.none." + tab)
                .search("supervision.filter.search")
                .choiceByTab("level", "supervision.column.level", "supervision.filter.every-level", this::levelsOffered)
                .column("supervision.column.number", row -> row.line().number())
                .sortable()
                .column("supervision.column.name", row -> row.line().name())
                .filed(row -> row.line().name().latin())
                .sortable()
                .inFile("supervision.column.name-urdu", row -> row.line().name().urdu())
                .column("supervision.column.state", row -> Cell.of(row.text()).quiet(row.level()))
                .sortable()
                .inFile("supervision.column.day", row -> row.line().on())
                .inFile("notices.column.until", row -> row.line().until())
                .inFile("supervision.column.level", Shows::level)
                .action(Shows::path, Shows::actionKey, Shows::number)
                .naming(row -> row.line().person().value())
                .exported(reader.has(Role.DISTRICT_SUPERVISOR)
                        || reader.has(Role.PROVINCIAL_SUPERVISOR)
                        || reader.has(Role.NATIONAL_SUPERVISOR))
                .viewed(TrailEntry.done(actor, TrailAction.NOTICES_VIEWED)
                        .purpose(purpose.name())
                        .link(scope.link().name()))
                .from(
                        question -> queues.count(
                                listed.narrowed(scope, question), filter(question.tab(NoticeQueue.class), question)),
                        (question, after, most) -> rows.of(
                                question.tab(NoticeQueue.class),
                                queues.lines(
                                        listed.narrowed(scope, question),
                                        filter(question.tab(NoticeQueue.class), question),
                                        question.sort(),
                                        after,
                                        most)));
    }

    private Map<String, Long> counts(CaseScope scope, ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (NoticeQueue queue : NoticeQueue.values()) {
            counts.put(queue.key(), queues.count(scope, filter(queue, question)));
        }
        return counts;
    }

    private Filter filter(NoticeQueue queue, ListQuestion question) {
        int days = rows.steps(queue)
                .flatMap(steps -> levels(queue)
                        .filter(level -> name(level).equals(question.value("level")))
                        .findFirst()
                        .map(steps::days))
                .orElse(0);
        return new Filter(queue, question.search(), days);
    }

    private Map<String, String> levelsOffered(String tab) {
        Map<String, String> offered = new LinkedHashMap<>();
        ListQuestion.named(NoticeQueue.class, tab).stream()
                .flatMap(this::levels)
                .forEach(level -> offered.put(name(level), uiFormat.text("supervision.level.from." + name(level))));
        return offered;
    }

    private Stream<EscalationLevel> levels(NoticeQueue queue) {
        return rows.steps(queue).stream()
                .flatMap(steps ->
                        Stream.of(EscalationLevel.DISTRICT, EscalationLevel.PROVINCE, EscalationLevel.NATIONAL));
    }

    private static String name(EscalationLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
