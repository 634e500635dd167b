package pk.gov.nsor.policing.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.policing.supervision.ListedPlaces;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.policing.supervision.caseload.Caseload;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Filter;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Order;

/**
 * The lists of the caseload in full. A search by name or number is sent by a form, so that no name is in an address;
 * the other filters stay in the address.
 */
@Controller
class CaseloadController {

    private static final String DAYS_AHEAD = Integer.toString(TodayPart.DAYS_AHEAD);

    private static final Map<String, Order> ORDERS =
            Map.of("state", Order.DAY, "number", Order.NUMBER, "name", Order.NAME, "station", Order.STATION);

    private final Caseload caseload;
    private final CaseAccess access;
    private final CaseloadRows rows;
    private final CaseHomes homes;
    private final CasePageMessages wording;
    private final Escalation escalation;
    private final ListPages lists;
    private final PlaceFields places;
    private final ListedPlaces listed;
    private final UiFormat uiFormat;

    CaseloadController(
            Caseload caseload,
            CaseAccess access,
            CaseloadRows rows,
            CaseHomes homes,
            CasePageMessages wording,
            Escalation escalation,
            ListPages lists,
            PlaceFields places,
            ListedPlaces listed,
            UiFormat uiFormat) {
        this.caseload = caseload;
        this.access = access;
        this.rows = rows;
        this.homes = homes;
        this.wording = wording;
        this.escalation = escalation;
        this.lists = lists;
        this.places = places;
        this.listed = listed;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/caseload")
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.CASELOAD_VIEWED)
    String page(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return lists.show(list(reader, actor, purpose), request, model);
    }

    @DecidesNothing("It looks for people in the lists")
    @PostMapping("/caseload")
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.CASELOAD_VIEWED)
    String search(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return lists.show(list(reader, actor, purpose), request, model);
    }

    @GetMapping("/caseload.csv")
    @Allows(
            value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.CASELOAD_VIEWED)
    void export(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletResponse response) {
        lists.send(list(reader, actor, purpose), request, response);
    }

    private ListPage<CaseloadRow> list(SignedIn reader, Actor actor, Purpose purpose) {
        CaseScope scope = access.scope(reader);
        ListPage<CaseloadRow> page = ListPage.at("/caseload", "supervision.caseload");
        if (CaseloadRows.records(reader)) {
            page.link("supervision.sheet.title", "/caseload/day-sheet")
                    .link("supervision.entries.title", "/caseload/entries");
        }
        if (wording.stations(scope).size() > 1) {
            page.place(
                    "station",
                    "supervision.column.station",
                    places.stations(station -> scope.coversStation(station.code()), true));
        }
        return listed.offered(page, scope)
                .link("supervision.outages", "/caseload/outages")
                .link("notices.title", "/notices")
                .tabs("list", "supervision.list.", question -> counts(listed.narrowed(scope, question), question))
                .explained(tab -> "supervision.list." + tab + ".what")
                .none(tab -> "supervision.none." + tab)
                .search("supervision.filter.search")
                .choice(
                        "days",
                        "supervision.filter.days",
                        "supervision.filter.days.all",
                        Map.of(DAYS_AHEAD, uiFormat.text("supervision.filter.days.coming", DAYS_AHEAD)))
                .choiceByTab("level", "supervision.column.level", "supervision.filter.every-level", this::levelsOffered)
                .column("supervision.column.number", row -> row.row().number())
                .sortable()
                .column("supervision.column.name", row -> row.row().name())
                .filed(row -> row.row().name().latin())
                .sortable()
                .inFile("supervision.column.name-urdu", row -> row.row().name().urdu())
                .column("supervision.column.station", CaseloadRow::station)
                .sortable()
                .inFile("supervision.column.day", row -> row.row().day())
                .column("supervision.column.state", CaseloadRow::state)
                .shownBy("supervision/parts :: situation")
                .sorted()
                .inFile("supervision.column.level", CaseloadRow::level)
                .action(
                        CaseloadRow::path,
                        CaseloadRow::actionKey,
                        row -> row.row().number().formatted())
                .naming(row -> row.row().person().value())
                .exported(CaseloadRows.transfers(reader))
                .viewed(question -> TrailEntry.done(actor, TrailAction.CASELOAD_VIEWED)
                        .purpose(purpose.name())
                        .link(link(list(question), scope).name()))
                .from(
                        question -> caseload.count(listed.narrowed(scope, question), filter(list(question), question)),
                        (question, after, most) ->
                                found(listed.narrowed(scope, question), question, reader, after, most));
    }

    private List<CaseloadRow> found(CaseScope scope, ListQuestion question, SignedIn reader, long after, int most) {
        CaseList list = list(question);
        List<CaseloadRow> found = rows.of(
                list,
                caseload.rows(
                        scope,
                        filter(list, question),
                        ORDERS.getOrDefault(question.sort().column(), Order.DAY),
                        question.sort().descending(),
                        after,
                        most),
                reader);
        return list == CaseList.EVERYBODY ? homes.with(found) : found;
    }

    private static CaseList list(ListQuestion question) {
        return question.tab(CaseList.class);
    }

    /** How many lines each list has by the same station and search. */
    private Map<String, Long> counts(CaseScope scope, ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (CaseList list : CaseList.values()) {
            if (list.isOf(scope)) {
                counts.put(list.key(), caseload.count(scope, filter(list, question)));
            }
        }
        return counts;
    }

    /** What lets the reader read of those in a list. */
    private static AccessGround link(CaseList list, CaseScope scope) {
        return scope.isNational()
                ? AccessGround.NATIONAL_DUTY
                : switch (list) {
                    case TRANSFERS_IN -> AccessGround.TRANSFER_OFFERED;
                    case RELEASES -> AccessGround.RELEASE_PLANNED;
                    case ALERTS -> AccessGround.WHEREABOUTS_UNKNOWN;
                    case DUE_TODAY,
                            DUE_SOON,
                            OVERDUE,
                            UNKNOWN,
                            VISITS,
                            VISITS_COMING,
                            RISK_REVIEWS,
                            TRANSFERS_OUT,
                            EVERYBODY -> AccessGround.OWN_CASE;
                };
    }

    private Filter filter(CaseList list, ListQuestion question) {
        int since = question.chosen("level", EscalationLevel.class)
                .flatMap(level -> switch (list) {
                    case OVERDUE -> Optional.of(escalation.ofBreaches().days(level));
                    case TRANSFERS_IN, TRANSFERS_OUT ->
                        Optional.of(escalation.ofTransfers().days(level));
                    case DUE_TODAY,
                            DUE_SOON,
                            VISITS,
                            VISITS_COMING,
                            RISK_REVIEWS,
                            UNKNOWN,
                            RELEASES,
                            ALERTS,
                            EVERYBODY -> Optional.<Integer>empty();
                })
                .orElse(0);
        return new Filter(
                list,
                question.value("station"),
                question.search(),
                since,
                DAYS_AHEAD.equals(question.value("days")) ? TodayPart.DAYS_AHEAD : 0);
    }

    private Map<String, String> levelsOffered(String tab) {
        Map<String, String> offered = new LinkedHashMap<>();
        ListQuestion.named(CaseList.class, tab).stream()
                .flatMap(list -> levels(list).stream())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .forEach(level -> offered.put(level, uiFormat.text("supervision.level.from." + level)));
        return offered;
    }

    private static List<EscalationLevel> levels(CaseList list) {
        return switch (list) {
            case OVERDUE -> List.of(EscalationLevel.DISTRICT, EscalationLevel.PROVINCE, EscalationLevel.NATIONAL);
            case TRANSFERS_IN, TRANSFERS_OUT -> List.of(EscalationLevel.PROVINCE, EscalationLevel.NATIONAL);
            case DUE_TODAY, DUE_SOON, VISITS, VISITS_COMING, RISK_REVIEWS, UNKNOWN, RELEASES, ALERTS, EVERYBODY ->
                List.of();
        };
    }
}
