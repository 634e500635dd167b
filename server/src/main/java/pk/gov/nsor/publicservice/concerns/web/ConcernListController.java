package pk.gov.nsor.publicservice.concerns.web;

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
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.ListedPlaces;
import pk.gov.nsor.publicservice.concerns.ConcernList;
import pk.gov.nsor.publicservice.concerns.ConcernLists;
import pk.gov.nsor.publicservice.concerns.ConcernLists.Filter;
import pk.gov.nsor.publicservice.concerns.ConcernLists.Line;

/** The concerns of the reader's place. */
@Controller
class ConcernListController {

    static final String PATH = "/concerns";

    private final ConcernLists concerns;
    private final CaseAccess access;
    private final ConcernRows rows;
    private final ListedPlaces listed;
    private final ListPages lists;
    private final UiFormat uiFormat;

    ConcernListController(
            ConcernLists concerns,
            CaseAccess access,
            ConcernRows rows,
            ListedPlaces listed,
            ListPages lists,
            UiFormat uiFormat) {
        this.concerns = concerns;
        this.access = access;
        this.rows = rows;
        this.listed = listed;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping(PATH)
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.CONCERNS_VIEWED)
    String page(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return lists.show(list(reader, actor, purpose), request, model);
    }

    @DecidesNothing("It looks for people in the list")
    @PostMapping(PATH)
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.CONCERNS_VIEWED)
    String search(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return page(request, reader, actor, purpose, model);
    }

    @GetMapping(PATH + ".csv")
    @Allows(
            value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.CONCERNS_VIEWED)
    void export(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletResponse response) {
        lists.send(list(reader, actor, purpose), request, response);
    }

    private ListPage<Line> list(SignedIn reader, Actor actor, Purpose purpose) {
        CaseScope scope = access.scope(reader);
        return listed.offered(ListPage.<Line>at(PATH, "concern.list.title"), scope)
                .about("concern.list.about")
                .search("supervision.filter.search")
                .tabs("list", "concern.list.", question -> counts(listed.narrowed(scope, question), question))
                .none(tab -> "concern.none." + tab)
                .choiceByTab("level", "supervision.column.level", "supervision.filter.every-level", this::levelsOffered)
                .column("concern.received", Line::receivedOn)
                .column("concern.one.kind", line -> Cell.of(rows.kind(line)).quiet(rows.way(line.way())))
                .filed(rows::kind)
                .inFile("concern.way", line -> rows.way(line.way()))
                .column(
                        "concern.about",
                        line -> line.number() == null ? uiFormat.text("concern.described") : line.number())
                .column("concern.place", line -> rows.place(line.station(), line.district()))
                .column("supervision.column.state", this::state)
                .filed(this::stateInFile)
                .inFile("supervision.column.level", this::levelInFile)
                .allSortable()
                .action(line -> PATH + "/" + line.id(), _ -> "concern.look", this::called)
                .naming(line -> line.person() == null ? null : line.person().value())
                .exported(reader.has(Role.DISTRICT_SUPERVISOR)
                        || reader.has(Role.PROVINCIAL_SUPERVISOR)
                        || reader.has(Role.NATIONAL_SUPERVISOR))
                .viewed(TrailEntry.done(actor, TrailAction.CONCERNS_VIEWED)
                        .purpose(purpose.name())
                        .link(scope.link().name()))
                .from(
                        question -> concerns.count(
                                listed.narrowed(scope, question), filter(question.tab(ConcernList.class), question)),
                        (question, after, most) -> concerns.lines(
                                listed.narrowed(scope, question),
                                filter(question.tab(ConcernList.class), question),
                                question.sort(),
                                after,
                                most));
    }

    private String called(Line line) {
        return rows.kind(line) + ", " + uiFormat.day(line.receivedOn());
    }

    private Cell state(Line line) {
        return line.outcome() == null
                ? Cell.of(uiFormat.text("concern.state.short." + line.state().key()))
                        .quiet(level(line))
                : Cell.of(uiFormat.text("concern.outcome." + line.outcome().key()));
    }

    private String stateInFile(Line line) {
        return uiFormat.text(
                line.outcome() == null
                        ? "concern.state.short." + line.state().key()
                        : "concern.outcome." + line.outcome().key());
    }

    private String levelInFile(Line line) {
        return line.outcome() == null ? level(line) : "";
    }

    private String level(Line line) {
        return rows.level(line.station(), line.district(), line.receivedOn());
    }

    private Map<String, Long> counts(CaseScope scope, ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ConcernList list : ConcernList.values()) {
            counts.put(ListQuestion.key(list), concerns.count(scope, filter(list, question)));
        }
        return counts;
    }

    private Filter filter(ConcernList list, ListQuestion question) {
        return question.chosen("level", EscalationLevel.class)
                .filter(_ -> list == ConcernList.OPEN)
                .map(level -> from(list, level))
                .orElseGet(() -> Filter.of(list))
                .searched(question.search());
    }

    /** Those that lie with the level or a higher one. */
    Filter from(ConcernList list, EscalationLevel level) {
        return level == EscalationLevel.OFFICER
                ? Filter.of(list)
                : new Filter(list, rows.steps().latest(level), "");
    }

    private Map<String, String> levelsOffered(String tab) {
        Map<String, String> offered = new LinkedHashMap<>();
        if (tab.equals(ListQuestion.key(ConcernList.OPEN))) {
            for (EscalationLevel level :
                    List.of(EscalationLevel.DISTRICT, EscalationLevel.PROVINCE, EscalationLevel.NATIONAL)) {
                offered.put(level.key(), uiFormat.text("supervision.level.from." + level.key()));
            }
        }
        return offered;
    }
}
