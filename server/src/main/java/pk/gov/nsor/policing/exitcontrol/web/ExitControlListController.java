package pk.gov.nsor.policing.exitcontrol.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
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
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.policing.exitcontrol.ExitControlList;
import pk.gov.nsor.policing.exitcontrol.ExitControlLists;
import pk.gov.nsor.policing.exitcontrol.ExitControlLists.Filter;
import pk.gov.nsor.policing.exitcontrol.ExitControlLists.Line;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.ListedPlaces;

/** The exit controls of those for whom the reader's stations answer. */
@Controller
class ExitControlListController {

    static final String PATH = "/exit-controls";

    private final ExitControlLists controls;
    private final CaseAccess access;
    private final PoliceStations stations;
    private final ListedPlaces listed;
    private final ListPages lists;
    private final UiFormat uiFormat;
    private final Clock clock;

    ExitControlListController(
            ExitControlLists controls,
            CaseAccess access,
            PoliceStations stations,
            ListedPlaces listed,
            ListPages lists,
            UiFormat uiFormat,
            Clock clock) {
        this.controls = controls;
        this.access = access;
        this.stations = stations;
        this.listed = listed;
        this.lists = lists;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.EXIT_CONTROLS_VIEWED)
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
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.EXIT_CONTROLS_VIEWED)
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
            action = TrailAction.EXIT_CONTROLS_VIEWED)
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
        return listed.offered(ListPage.<Line>at(PATH, "exit-control.title"), scope)
                .about("exit-control.list.about")
                .tabs("list", "exit-control.list.", question -> counts(listed.narrowed(scope, question), question))
                .none(tab -> "exit-control.none." + tab)
                .search("supervision.filter.search")
                .column("supervision.column.number", Line::number)
                .sortable()
                .column("supervision.column.name", Line::name)
                .filed(line -> line.name().latin())
                .sortable()
                .inFile("supervision.column.name-urdu", line -> line.name().urdu())
                .column("supervision.column.station", this::station)
                .sortable()
                .column(
                        "exit-control.ground",
                        line -> uiFormat.text(
                                "exit-control.ground." + line.ground().key()))
                .sortable()
                .column("exit-control.state", this::state)
                .sortable()
                .inFile("exit-control.until-day", Line::until)
                .action(
                        line -> "/people/" + line.person() + "/exit-control",
                        _ -> "exit-control.look",
                        line -> line.number().formatted())
                .naming(line -> line.person().value())
                .exported(reader.has(Role.DISTRICT_SUPERVISOR)
                        || reader.has(Role.PROVINCIAL_SUPERVISOR)
                        || reader.has(Role.NATIONAL_SUPERVISOR))
                .viewed(TrailEntry.done(actor, TrailAction.EXIT_CONTROLS_VIEWED)
                        .purpose(purpose.name())
                        .link(scope.link().name()))
                .from(
                        question -> controls.count(
                                listed.narrowed(scope, question),
                                filter(question.tab(ExitControlList.class), question)),
                        (question, after, most) -> controls.lines(
                                listed.narrowed(scope, question),
                                filter(question.tab(ExitControlList.class), question),
                                question.sort(),
                                after,
                                most));
    }

    private static Filter filter(ExitControlList list, ListQuestion question) {
        return new Filter(list, question.search());
    }

    private Map<String, Long> counts(CaseScope scope, ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ExitControlList list : ExitControlList.values()) {
            counts.put(ListQuestion.key(list), controls.count(scope, filter(list, question)));
        }
        return counts;
    }

    private String station(Line line) {
        String code = line.station();
        return code == null
                ? ""
                : stations.byCode(code)
                        .map(known -> known.name(LocaleContextHolder.getLocale()))
                        .orElse(code);
    }

    private String state(Line line) {
        return uiFormat.text("exit-control.state." + line.state(LocalDate.now(clock)), uiFormat.day(line.until()));
    }
}
