package pk.gov.nsor.publicservice.justice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import pk.gov.nsor.foundation.office.ClerkOffice;
import pk.gov.nsor.foundation.office.ClerkOffices;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.publicservice.justice.CaseStage;
import pk.gov.nsor.publicservice.justice.CaseStages;
import pk.gov.nsor.publicservice.justice.JusticeClocks;
import pk.gov.nsor.publicservice.justice.ReportedCase;

/** The cases whose stages a court without a system has reported, so that its clerk adds the next one. */
@Controller
@Allows(value = Role.COURT_CLERK, action = TrailAction.SENT_MESSAGES_VIEWED)
class OfficeCasesController {

    static final String PATH = "/office/cases";

    private final ClerkOffices offices;
    private final CaseStages stages;
    private final JusticeClocks clocks;
    private final ListPages lists;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    OfficeCasesController(
            ClerkOffices offices,
            CaseStages stages,
            JusticeClocks clocks,
            ListPages lists,
            Trail trail,
            UiFormat uiFormat,
            Clock clock) {
        this.offices = offices;
        this.stages = stages;
        this.clocks = clocks;
        this.lists = lists;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** The lists of the page. */
    private enum State {
        PENDING,
        DECIDED
    }

    @GetMapping(PATH)
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return offices.of(reader)
                .map(office -> lists.show(list(office, actor), request, model))
                .orElseGet(() -> {
                    trail.appendAlone(TrailEntry.done(actor, TrailAction.SENT_MESSAGES_VIEWED));
                    return "office/no-office";
                });
    }

    /** Empty for a clerk without an office. */
    @GetMapping(PATH + ".csv")
    void file(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        ListPage<ReportedCase> list = offices.of(reader)
                .map(office -> list(office, actor))
                .orElseGet(() -> columns(actor).from(question -> List.of(), Map.of()));
        lists.send(list, request, response);
    }

    private ListPage<ReportedCase> list(ClerkOffice office, Actor actor) {
        return columns(actor)
                .tabs("list", "reported.list.", question -> counts(office))
                .button("reported.new", PATH + "/new")
                .from(question -> reported(office, question.tab(State.class)), Map.of());
    }

    private ListPage<ReportedCase> columns(Actor actor) {
        return ListPage.<ReportedCase>at(PATH, "reported.title")
                .about("reported.about")
                .none(tab -> "reported.none." + (tab.isEmpty() ? "pending" : tab))
                .column("reported.case", each -> new Cell.Code(each.caseNumber()))
                .column("reported.stage", each -> stage(each.stage()))
                .column("reported.on", ReportedCase::stageOn)
                .column("reported.by", this::decidedBy)
                .allSortable()
                .action(each -> PATH + "/" + each.receipt(), _ -> "reported.open", ReportedCase::caseNumber)
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.SENT_MESSAGES_VIEWED));
    }

    private List<ReportedCase> reported(ClerkOffice office, State state) {
        return stages.reported(office.place()).stream()
                .filter(each -> each.isTried() == (state == State.DECIDED))
                .toList();
    }

    private Map<String, Long> counts(ClerkOffice office) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            counts.put(ListQuestion.key(state), (long) reported(office, state).size());
        }
        return counts;
    }

    /** The day by which the Act wants the trial decided; nothing once it is, or before the police's report. */
    private Object decidedBy(ReportedCase reported) {
        LocalDate from = reported.days().clockFrom();
        if (from == null || reported.isTried()) {
            return "";
        }
        LocalDate by = from.plusMonths(clocks.months());
        return by.isBefore(LocalDate.now(clock)) ? Cell.of(by).urgent(uiFormat.text("reported.over")) : by;
    }

    private String stage(CaseStage stage) {
        return uiFormat.text("reported.stage." + stage.name().toLowerCase(Locale.ROOT));
    }
}
