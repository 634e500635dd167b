package pk.gov.nsor.agencies.referrals.web;

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
import pk.gov.nsor.agencies.referrals.ReferralList;
import pk.gov.nsor.agencies.referrals.ReferralLists;
import pk.gov.nsor.agencies.referrals.ReferralLists.Filter;
import pk.gov.nsor.agencies.referrals.ReferralLists.Line;
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
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;

/** The referrals to child protection of the reader's place, and what became of them. */
@Controller
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.CHILD_REFERRALS_VIEWED)
class ReferralListController {

    static final String PATH = "/referrals";

    private final ReferralLists referrals;
    private final ReferralRows rows;
    private final CaseAccess access;
    private final PlaceFields places;
    private final ListPages lists;
    private final UiFormat uiFormat;

    ReferralListController(
            ReferralLists referrals,
            ReferralRows rows,
            CaseAccess access,
            PlaceFields places,
            ListPages lists,
            UiFormat uiFormat) {
        this.referrals = referrals;
        this.rows = rows;
        this.access = access;
        this.places = places;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    private record Shows(ReferralList list, Line line) {}

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

    @GetMapping(PATH + ".csv")
    @Allows(
            value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.CHILD_REFERRALS_VIEWED)
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
        ListPage<Shows> page = ListPage.<Shows>at(PATH, "referrals.title")
                .about("referrals.about")
                .tabs("list", "referrals.list.", question -> counts(reader, question))
                .explained(tab -> "referrals.list." + tab + ".what")
                .none(tab -> "referrals.none." + tab)
                .search("supervision.filter.search");
        if (scope.isNational() || scope.districts().size() > 1) {
            page.place(
                    "district",
                    "referrals.district",
                    places.districts(district -> scope.coversDistrict(district.code()), !scope.isNational()));
        }
        return page.choiceByTab(
                        "level", "supervision.column.level", "supervision.filter.every-level", this::levelsOffered)
                .column("supervision.column.number", row -> row.line().number())
                .sortable()
                .column("supervision.column.name", row -> row.line().name())
                .filed(row -> row.line().name().latin())
                .sortable()
                .inFile("supervision.column.name-urdu", row -> row.line().name().urdu())
                .column(
                        "referrals.district",
                        row -> Cell.of(rows.district(row.line().district()))
                                .quiet(rows.station(row.line().station())))
                .filed(row -> rows.district(row.line().district()))
                .sortable()
                .column("supervision.column.state", this::state)
                .filed(row -> rows.text(row.list(), row.line()))
                .sortable()
                .inFile(
                        "supervision.column.station",
                        row -> rows.station(row.line().station()))
                .inFile("referrals.made-at", row -> row.line().madeAt())
                .inFile("referrals.due-at", row -> row.line().dueAt())
                .inFile("supervision.column.level", row -> rows.levelText(row.list(), row.line()))
                .inFile("referrals.acknowledged-at", row -> row.line().acknowledgedAt())
                .inFile("referrals.acknowledged-by", row -> rows.body(row.line().acknowledgedBy()))
                .inFile("referrals.case", row -> row.line().caseReference())
                .inFile("referrals.contact", row -> row.line().contact())
                .action(
                        row -> "/people/" + row.line().person(),
                        _ -> "referrals.open",
                        row -> row.line().number().formatted())
                .naming(row -> row.line().person().value())
                .exported(reader.has(Role.DISTRICT_SUPERVISOR)
                        || reader.has(Role.PROVINCIAL_SUPERVISOR)
                        || reader.has(Role.NATIONAL_SUPERVISOR))
                .viewed(TrailEntry.done(actor, TrailAction.CHILD_REFERRALS_VIEWED)
                        .purpose(purpose.name())
                        .link(scope.link().name()))
                .from(
                        question -> referrals.count(reader, filter(question.tab(ReferralList.class), question)),
                        (question, after, most) -> {
                            ReferralList list = question.tab(ReferralList.class);
                            return referrals
                                    .lines(reader, filter(list, question), question.sort(), after, most)
                                    .stream()
                                    .map(line -> new Shows(list, line))
                                    .toList();
                        });
    }

    private Cell state(Shows row) {
        Cell cell = Cell.of(rows.text(row.list(), row.line()));
        String level = rows.levelText(row.list(), row.line());
        return (rows.isLate(row.list(), row.line()) ? cell.urgent(level) : cell.quiet(level))
                .quiet(rows.said(row.list(), row.line()));
    }

    private Map<String, Long> counts(SignedIn reader, ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ReferralList list : ReferralList.values()) {
            counts.put(ListQuestion.key(list), referrals.count(reader, filter(list, question)));
        }
        return counts;
    }

    private Filter filter(ReferralList list, ListQuestion question) {
        String district = question.value("district");
        return question.chosen("level", EscalationLevel.class)
                .filter(_ -> list == ReferralList.OPEN)
                .map(level -> rows.from(district, level))
                .orElseGet(() -> Filter.of(list, district))
                .searched(question.search());
    }

    private Map<String, String> levelsOffered(String tab) {
        Map<String, String> offered = new LinkedHashMap<>();
        if (tab.equals(ListQuestion.key(ReferralList.OPEN))) {
            for (EscalationLevel level :
                    List.of(EscalationLevel.DISTRICT, EscalationLevel.PROVINCE, EscalationLevel.NATIONAL)) {
                offered.put(level.key(), uiFormat.text("supervision.level.from." + level.key()));
            }
        }
        return offered;
    }
}
