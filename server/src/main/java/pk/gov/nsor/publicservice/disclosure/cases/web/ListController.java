package pk.gov.nsor.publicservice.disclosure.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.publicservice.disclosure.cases.RequestList;
import pk.gov.nsor.publicservice.disclosure.cases.RequestLists;
import pk.gov.nsor.publicservice.disclosure.cases.RequestRefusal;

/** Lists of requests: an officer's own, those to be checked, those to be decided. None names a suspect. */
@Controller
class ListController {

    private final RequestLists requests;
    private final DisclosureRequestRows rows;
    private final ListPages lists;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final DisclosureCrumb crumb;

    ListController(
            RequestLists requests,
            DisclosureRequestRows rows,
            ListPages lists,
            Trail trail,
            UiFormat uiFormat,
            DisclosureCrumb crumb) {
        this.requests = requests;
        this.rows = rows;
        this.lists = lists;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.crumb = crumb;
    }

    /**
     * A request in a list.
     *
     * @param state its state or its outcome, as far as the list tells it
     * @param opens whether the reader of the list may open it
     */
    record Line(DisclosureRequestRow row, String state, boolean opens) {}

    @GetMapping("/disclosure")
    @Allows(
            value = {
                Role.NATIONAL_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.DISTRICT_SUPERVISOR,
                Role.INVESTIGATING_OFFICER,
                Role.PROSECUTOR
            },
            action = TrailAction.DISCLOSURES_VIEWED)
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return lists.show(list(reader, actor), request, model);
    }

    /** The bureau's lists as a file. */
    @GetMapping("/disclosure.csv")
    @Allows(value = Role.NATIONAL_SUPERVISOR, action = TrailAction.DISCLOSURES_VIEWED)
    void export(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        lists.send(list(reader, actor), request, response);
    }

    private ListPage<Line> list(SignedIn reader, Actor actor) {
        ListPage<Line> page = ListPage.at("/disclosure", "disclosure.title");
        if (reader.has(Role.INVESTIGATING_OFFICER)) {
            page.button("disclosure.new", "/disclosure/new");
        }
        page.link("disclosure.code.title", "/disclosure/code");
        if (reader.has(Role.NATIONAL_SUPERVISOR)
                || reader.has(Role.PROVINCIAL_SUPERVISOR)
                || reader.has(Role.DISTRICT_SUPERVISOR)) {
            page.link("disclosure.unrelated.title", "/disclosure/unrelated");
        }
        return page.tabs("list", "disclosure.list.", question -> counts(reader))
                .explained(tab -> "disclosure.what." + tab)
                .none(tab -> "disclosure.none." + tab)
                .onPage(
                        "disclosure.one",
                        line -> uiFormat.text(
                                "disclosure.heading", line.row().request().number()))
                .sortable()
                .inFile("disclosure.number", line -> line.row().request().number())
                .column("disclosure.state", this::state)
                .filed(line -> uiFormat.text(
                        "disclosure.state." + line.row().request().state().key()))
                .sortable()
                .inFile("disclosure.district", line -> line.row().district())
                .column(
                        "disclosure.station",
                        line -> Cell.of(line.row().request().station())
                                .quiet(line.row().district()))
                .sortable()
                .column("disclosure.asker", line -> line.row().asker())
                .column("disclosure.sent", line -> line.row().request().submittedAt())
                .sortable()
                .inFile("disclosure.forwarded", line -> line.row().request().forwardedAt())
                .inFile("disclosure.holder", line -> line.row().holder())
                .inFile("disclosure.ended", line -> line.row().request().endedAt())
                .inFile(
                        "disclosure.refusal",
                        line -> refusal(line.row().request().refusal()))
                .action(
                        line -> line.opens()
                                ? "/disclosure/" + line.row().request().id()
                                : null,
                        line -> "shell.list.open",
                        line -> Long.toString(line.row().request().number()))
                .exported(reader.has(Role.NATIONAL_SUPERVISOR))
                .viewed(TrailEntry.done(actor, TrailAction.DISCLOSURES_VIEWED))
                .from(question -> 0, (question, after, most) -> lines(question, reader, after, most));
    }

    private Map<String, Long> counts(SignedIn reader) {
        Map<String, Long> counts = new LinkedHashMap<>();
        RequestList.of(reader).forEach(list -> counts.put(list.key(), requests.count(list, reader)));
        return counts;
    }

    private List<Line> lines(ListQuestion question, SignedIn reader, long after, int most) {
        RequestList list = RequestList.of(reader, question.tab()).orElseThrow();
        boolean opens = list != RequestList.OVERDUE && list != RequestList.COPIES;
        return requests.list(list, reader, question.sort(), after, most).stream()
                .map(request -> new Line(
                        rows.of(request),
                        uiFormat.text("disclosure.state."
                                + (list == RequestList.COPIES
                                        ? requests.outcome(request)
                                        : request.state().key())),
                        opens))
                .toList();
    }

    private Cell state(Line line) {
        DisclosureRequestRow row = line.row();
        EscalationLevel level = row.level();
        return Cell.of(line.state())
                .urgent(row.isOverdue() ? row.left() : null)
                .quiet(row.isOverdue() ? null : row.left())
                .quiet(row.isOverdue() && level != null ? uiFormat.text("disclosure.level." + level.key()) : null)
                .quiet(uiFormat.moment(row.since()))
                .quiet(row.holder());
    }

    private @Nullable String refusal(@Nullable RequestRefusal refusal) {
        return refusal == null ? null : uiFormat.text("disclosure.refusal." + refusal.key());
    }

    /** How often who asked about people who were not in the case. */
    @GetMapping("/disclosure/unrelated")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.DISCLOSURES_VIEWED)
    String unrelated(@AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.DISCLOSURES_VIEWED)
                .with(Map.of("list", "unrelated", "form", "page")));
        model.addAttribute("rows", requests.unrelated(reader));
        model.addAttribute("words", rows);
        crumb.add(reader, model);
        return "disclosure/unrelated";
    }

    /** Supervisors, whose navigation is full, come to it from the menu. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry disclosureEntry() {
            return new NavigationEntry(
                    "disclosure.title",
                    "/disclosure",
                    NavigationGroup.REQUESTS,
                    20,
                    Set.of(
                            Role.INVESTIGATING_OFFICER,
                            Role.PROSECUTOR,
                            Role.DISTRICT_SUPERVISOR,
                            Role.PROVINCIAL_SUPERVISOR,
                            Role.NATIONAL_SUPERVISOR));
        }

        @Bean
        NavigationEntry certificatesEntry() {
            return new NavigationEntry(
                    "certificate.title",
                    "/certificates",
                    NavigationGroup.REQUESTS,
                    90,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
        }
    }
}
