package pk.gov.nsor.policing.supervision.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.policing.supervision.caseload.Caseload;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Filter;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Order;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Part;

/**
 * The lists of the caseload in full. The filters stay in the address; each view is written to the trail before it is
 * shown.
 */
@Controller
class CaseloadController {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 50_000;
    private static final int LONGEST = 40;

    private final Caseload caseload;
    private final CaseAccess access;
    private final CaseloadRows lines;
    private final CaseHomes homes;
    private final CaseloadCsvExport file;
    private final CasePageMessages wording;
    private final Escalation escalation;
    private final Trail trail;
    private final Exports exports;

    CaseloadController(
            Caseload caseload,
            CaseAccess access,
            CaseloadRows lines,
            CaseHomes homes,
            CaseloadCsvExport file,
            CasePageMessages wording,
            Escalation escalation,
            Trail trail,
            Exports exports) {
        this.exports = exports;
        this.caseload = caseload;
        this.access = access;
        this.lines = lines;
        this.homes = homes;
        this.file = file;
        this.wording = wording;
        this.escalation = escalation;
        this.trail = trail;
    }

    /**
     * What is asked for, as the address has it.
     *
     * @param sort the name of an {@link Order} in lower case, after a minus for the other way
     * @param level the name of a {@link EscalationLevel} in lower case that the line has come to; empty for all
     */
    record Question(String list, String station, String number, String level, String sort) {

        CaseList wanted(CaseScope scope) {
            CaseList named = named(CaseList.values(), list).orElse(CaseList.OVERDUE);
            return named.isOf(scope) ? named : CaseList.ALERTS;
        }

        Order order() {
            return named(Order.values(), sort.replaceFirst("^-", "")).orElse(Order.DAY);
        }

        boolean descending() {
            return sort.startsWith("-");
        }

        Optional<EscalationLevel> wantedLevel() {
            return level.isEmpty() ? Optional.empty() : named(EscalationLevel.values(), level);
        }

        /** The way to sort by this, or the other way round where it is sorted so already. */
        public String sortBy(String name) {
            return sort.equals(name) || (sort.isEmpty() && name.equals("day")) ? "-" + name : name;
        }

        private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
            return Arrays.stream(values)
                    .filter(value -> value.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(name))
                    .findFirst();
        }
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
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String station,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        CaseScope scope = access.scope(reader);
        Question question = new Question(list, station, cut(number), level, sort);
        Filter filter = filter(question, scope);
        long count = caseload.count(scope, filter);
        long pages = Math.max(1, (count + PAGE - 1) / PAGE);
        long shownPage = Math.clamp(page, 1, pages);
        Part part = caseload.part(scope, filter, question.order(), question.descending(), (shownPage - 1) * PAGE, PAGE);
        trail.appendAlone(look(actor, purpose, question, filter, "")
                .link(link(filter.list(), scope).name())
                .naming(part.rows().stream().map(row -> row.person().value()).toList()));
        model.addAttribute("question", question);
        model.addAttribute("list", filter.list());
        model.addAttribute("lists", counted(scope, filter, count));
        model.addAttribute("stations", wording.stations(scope));
        model.addAttribute("levels", levels(filter.list()));
        model.addAttribute("lines", lines.of(filter.list(), part.rows(), reader));
        model.addAttribute("homes", filter.list() == CaseList.EVERYBODY ? homes.of(part.rows()) : Map.of());
        model.addAttribute("count", part.count());
        model.addAttribute("first", part.rows().isEmpty() ? 0 : (shownPage - 1) * PAGE + 1);
        model.addAttribute("last", (shownPage - 1) * PAGE + part.rows().size());
        model.addAttribute("page", shownPage);
        model.addAttribute("pages", pages);
        model.addAttribute("mayExport", mayExport(reader));
        model.addAttribute("records", CaseloadRows.records(reader));
        return "supervision/caseload";
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

    /** The list as a file, every line of it. */
    @GetMapping("/caseload.csv")
    @Allows(
            value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.CASELOAD_VIEWED)
    void export(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String station,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String sort,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletResponse response) {
        CaseScope scope = access.scope(reader);
        Question question = new Question(list, station, cut(number), level, sort);
        Filter filter = filter(question, scope);
        exports.send(
                response,
                look(actor, purpose, question, filter, "csv")
                        .link(link(filter.list(), scope).name()),
                filter.list().key() + ".csv",
                () -> file.made(lines.of(
                        filter.list(),
                        caseload.part(scope, filter, question.order(), question.descending(), 0, MOST_EXPORTED)
                                .rows(),
                        reader)));
    }

    private Filter filter(Question question, CaseScope scope) {
        CaseList list = question.wanted(scope);
        int since = question.wantedLevel()
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
        return new Filter(list, question.station(), question.number(), since);
    }

    /** How many lines each list has by the same station and number; that of the shown one is counted already. */
    private Map<CaseList, Long> counted(CaseScope scope, Filter shown, long count) {
        Map<CaseList, Long> counted = new LinkedHashMap<>();
        for (CaseList list : CaseList.values()) {
            if (list.isOf(scope)) {
                counted.put(
                        list,
                        list == shown.list()
                                ? count
                                : caseload.count(scope, new Filter(list, shown.station(), shown.number(), 0)));
            }
        }
        return counted;
    }

    private static List<EscalationLevel> levels(CaseList list) {
        return switch (list) {
            case OVERDUE -> List.of(EscalationLevel.DISTRICT, EscalationLevel.PROVINCE, EscalationLevel.NATIONAL);
            case TRANSFERS_IN, TRANSFERS_OUT -> List.of(EscalationLevel.PROVINCE, EscalationLevel.NATIONAL);
            case DUE_TODAY, DUE_SOON, VISITS, VISITS_COMING, RISK_REVIEWS, UNKNOWN, RELEASES, ALERTS, EVERYBODY ->
                List.of();
        };
    }

    private static TrailEntry look(Actor actor, Purpose purpose, Question question, Filter filter, String as) {
        return TrailEntry.done(actor, TrailAction.CASELOAD_VIEWED)
                .purpose(purpose.name())
                .with(Map.of(
                        "list",
                        filter.list().name(),
                        "station",
                        filter.station(),
                        "number",
                        filter.number(),
                        "level",
                        question.level(),
                        "as",
                        as));
    }

    private static boolean mayExport(SignedIn reader) {
        return CaseloadRows.transfers(reader);
    }

    private static String cut(String number) {
        String clean = number.strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
