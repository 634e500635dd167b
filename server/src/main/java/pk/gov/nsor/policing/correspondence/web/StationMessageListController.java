package pk.gov.nsor.policing.correspondence.web;

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
import pk.gov.nsor.policing.correspondence.StationMessageList;
import pk.gov.nsor.policing.correspondence.StationMessageLists;
import pk.gov.nsor.policing.correspondence.StationMessageLists.Filter;
import pk.gov.nsor.policing.correspondence.StationMessageLists.Line;

/** The messages that wait for the reader's stations, and what became of those that the reader's place sent. */
@Controller
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.STATION_MESSAGES_VIEWED)
class StationMessageListController {

    static final String PATH = "/station-messages";

    private final StationMessageLists messages;
    private final StationMessageRows rows;
    private final ListPages lists;
    private final UiFormat uiFormat;

    StationMessageListController(
            StationMessageLists messages, StationMessageRows rows, ListPages lists, UiFormat uiFormat) {
        this.messages = messages;
        this.rows = rows;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    private record Shows(StationMessageList list, Line line) {}

    @GetMapping(PATH)
    String page(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return lists.show(list(reader, actor, purpose), request, model);
    }

    @DecidesNothing("It looks for people in the lists")
    @PostMapping(PATH)
    String search(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return page(request, reader, actor, purpose, model);
    }

    /** The list as a file, every line of it. */
    @GetMapping(PATH + ".csv")
    @Allows(
            value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.STATION_MESSAGES_VIEWED)
    void export(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletResponse response) {
        lists.send(list(reader, actor, purpose), request, response);
    }

    private ListPage<Shows> list(SignedIn reader, Actor actor, Purpose purpose) {
        return ListPage.<Shows>at(PATH, "correspondence.title")
                .about("correspondence.about")
                .tabs("list", "correspondence.list.", question -> counts(reader, question))
                .explained(tab -> "correspondence.list." + tab + ".what")
                .none(tab -> "correspondence.none." + tab)
                .search("supervision.filter.search")
                .choiceByTab("level", "supervision.column.level", "supervision.filter.every-level", this::levelsOffered)
                .column("supervision.column.number", row -> row.line().number())
                .sortable()
                .column("supervision.column.name", row -> row.line().name())
                .filed(row -> row.line().name().latin())
                .sortable()
                .inFile("supervision.column.name-urdu", row -> row.line().name().urdu())
                .inFile("correspondence.from", row -> rows.from(row.line().from()))
                .inFile("correspondence.to", row -> rows.station(row.line().to()))
                .inFile("correspondence.asked-on", row -> row.line().askedOn())
                .inFile("correspondence.answer-by", row -> row.line().answerBy())
                .column("supervision.column.state", this::state)
                .sortable()
                .action(
                        row -> PATH + "/" + row.line().id(),
                        row -> row.list() == StationMessageList.TO_ANSWER
                                ? "correspondence.read-answer"
                                : "correspondence.read",
                        row -> row.line().number().formatted())
                .exported(reader.has(Role.DISTRICT_SUPERVISOR)
                        || reader.has(Role.PROVINCIAL_SUPERVISOR)
                        || reader.has(Role.NATIONAL_SUPERVISOR))
                .naming(row -> row.line().person().value())
                .viewed(TrailEntry.done(actor, TrailAction.STATION_MESSAGES_VIEWED)
                        .purpose(purpose.name()))
                .from(
                        question -> messages.count(reader, filter(question)),
                        (question, after, most) ->
                                messages.lines(reader, filter(question), question.sort(), after, most).stream()
                                        .map(line -> new Shows(question.tab(StationMessageList.class), line))
                                        .toList());
    }

    private Cell state(Shows row) {
        return Cell.of(rows.text(row.list(), row.line()))
                .quiet(
                        row.list() == StationMessageList.ANSWERED
                                ? ""
                                : rows.level(row.line().answerBy()));
    }

    private Map<String, Long> counts(SignedIn reader, ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (StationMessageList list : StationMessageList.values()) {
            counts.put(ListQuestion.key(list), messages.count(reader, filter(list, question)));
        }
        return counts;
    }

    private Filter filter(ListQuestion question) {
        return filter(question.tab(StationMessageList.class), question);
    }

    private Filter filter(StationMessageList list, ListQuestion question) {
        return question.chosen("level", EscalationLevel.class)
                .filter(_ -> list != StationMessageList.ANSWERED)
                .map(level -> from(list, level))
                .orElseGet(() -> Filter.of(list))
                .searched(question.search());
    }

    /** Those that lie with the level or a higher one. */
    Filter from(StationMessageList list, EscalationLevel level) {
        return level == EscalationLevel.OFFICER
                ? Filter.of(list)
                : new Filter(list, rows.steps().latest(level), "");
    }

    private Map<String, String> levelsOffered(String tab) {
        Map<String, String> offered = new LinkedHashMap<>();
        if (!tab.equals(ListQuestion.key(StationMessageList.ANSWERED))) {
            for (EscalationLevel level :
                    List.of(EscalationLevel.DISTRICT, EscalationLevel.PROVINCE, EscalationLevel.NATIONAL)) {
                offered.put(level.key(), uiFormat.text("supervision.level.from." + level.key()));
            }
        }
        return offered;
    }
}
