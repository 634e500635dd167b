package pk.gov.nsor.agencies.totals.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import pk.gov.nsor.agencies.totals.ComparedTotal;
import pk.gov.nsor.agencies.totals.ComparedTotal.Gap;
import pk.gov.nsor.agencies.totals.MonthlyTotals;
import pk.gov.nsor.agencies.totals.TotalKind;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** What courts and prisons declared, beside what the register has, and the letter about what is missing. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.MONTHLY_TOTALS_VIEWED)
class TotalsController {

    /** What the Bureau writes to an office about. */
    private static final Set<Gap> LETTERS = EnumSet.of(Gap.MISSING, Gap.UNDECLARED);

    private final MonthlyTotals totals;
    private final OfficeNames names;
    private final GapLetter letter;
    private final ListPages lists;
    private final UiFormat uiFormat;

    TotalsController(MonthlyTotals totals, OfficeNames names, GapLetter letter, ListPages lists, UiFormat uiFormat) {
        this.totals = totals;
        this.names = names;
        this.letter = letter;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/monthly-totals")
    String page(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(list(actor), request, model);
    }

    @GetMapping("/monthly-totals.csv")
    void file(HttpServletRequest request, Actor actor, HttpServletResponse response) {
        lists.send(list(actor), request, response);
    }

    /** The letter about one line of the list; 404 where it says that nothing is missing. */
    @GetMapping("/monthly-totals/letter.pdf")
    ResponseEntity<byte[]> letter(
            @RequestParam(required = false) @Nullable TotalKind kind,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(required = false) @Nullable YearMonth month) {
        ComparedTotal total = Optional.ofNullable(kind)
                .filter(of -> month != null)
                .flatMap(of -> totals.find(of, office, Objects.requireNonNull(month)))
                .filter(found -> LETTERS.contains(found.gap()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("missing-" + total.month() + ".pdf")
                                .build()
                                .toString())
                .body(letter.draw(total, totals.daysToDeclare()));
    }

    private ListPage<ComparedTotal> list(Actor actor) {
        return ListPage.<ComparedTotal>at("/monthly-totals", "totals.title")
                .about("totals.about", uiFormat.month(totals.due()))
                .tabs("gap", "totals.gap.", question -> counts(question))
                .choice(
                        "kind",
                        "totals.column.kind",
                        "totals.every",
                        TotalKind.class,
                        kind -> uiFormat.text(kind.messageKey()))
                .column("totals.column.month", total -> uiFormat.month(total.month()))
                .filed(total -> total.month().toString())
                .sortedDown()
                .column("totals.column.office", names::of)
                .column(
                        "totals.column.kind",
                        total -> uiFormat.text(total.kind().messageKey()))
                .column("totals.column.declared", ComparedTotal::declared)
                .column("totals.column.recorded", ComparedTotal::recorded)
                .column("totals.column.missing", ComparedTotal::missing)
                .column(
                        "totals.column.at",
                        total -> total.gap() == Gap.UNDECLARED
                                ? Cell.of(null)
                                        .quiet(
                                                total.before() == null
                                                        ? uiFormat.text("totals.never")
                                                        : uiFormat.text(
                                                                "totals.before", uiFormat.month(total.before())))
                                : total.declaredAt())
                .filed(ComparedTotal::declaredAt)
                .allSortable()
                .inFile(
                        "totals.column.before",
                        total -> total.before() == null ? null : total.before().toString())
                .action(
                        total -> LETTERS.contains(total.gap()) ? addressOfLetter(total) : null,
                        total -> "totals.letter",
                        total -> names.of(total) + " " + uiFormat.month(total.month()))
                .none("totals.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.MONTHLY_TOTALS_VIEWED))
                .from(
                        this::lines,
                        Map.of(
                                "month",
                                Comparator.comparing(ComparedTotal::month),
                                "at",
                                Comparator.comparing(
                                        ComparedTotal::declaredAt, Comparator.nullsFirst(Comparator.naturalOrder()))));
    }

    private static String addressOfLetter(ComparedTotal total) {
        return UriComponentsBuilder.fromPath("/monthly-totals/letter.pdf")
                .queryParam("kind", total.kind())
                .queryParam("office", "{office}")
                .queryParam("month", total.month())
                .encode()
                .buildAndExpand(total.office())
                .toUriString();
    }

    private List<ComparedTotal> lines(ListQuestion question) {
        return ofKind(question).stream()
                .filter(total -> total.gap() == question.tab(Gap.class))
                .toList();
    }

    private List<ComparedTotal> ofKind(ListQuestion question) {
        return totals.all().stream()
                .filter(total -> question.chosen("kind", TotalKind.class)
                        .map(kind -> kind == total.kind())
                        .orElse(true))
                .toList();
    }

    private Map<String, Long> counts(ListQuestion question) {
        List<ComparedTotal> all = ofKind(question);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Gap gap : Gap.values()) {
            counts.put(
                    ListQuestion.key(gap),
                    all.stream().filter(total -> total.gap() == gap).count());
        }
        return counts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry totalsEntry() {
            return new NavigationEntry(
                    "totals.title",
                    "/monthly-totals",
                    NavigationGroup.REQUESTS,
                    36,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
        }
    }
}
