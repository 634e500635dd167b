package pk.gov.nsor.foundation.shell.list;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Shows lists and sends their files. Either is on the trail, with what was asked for and whom it names, before it is sent. */
@Component
public class ListPages {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(Day.ZONE);

    private static final int PAGE = 50;
    private static final int MOST_AT_ONCE = 50_000;

    private final Exports exports;
    private final Trail trail;
    private final UiFormat uiFormat;

    ListPages(Exports exports, Trail trail, UiFormat uiFormat) {
        this.exports = exports;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    /** What is asked for, and how many lines each tab has. */
    private record Asked(ListAddress address, ListQuestion question, Map<String, Long> counts, long count) {}

    /** Puts the list into the model, as {@code list}, and returns the template that shows it. */
    public <R> String show(ListPage<R> page, HttpServletRequest request, Model model) {
        Asked asked = asked(page, request);
        ListQuestion question = asked.question();
        boolean isTyped = request.getHeader("HX-Request") != null;
        if (request.getMethod().equals("POST") && question.search().isEmpty() && !isTyped) {
            return "redirect:" + asked.address().of(question, Map.of());
        }
        long pages = Math.max(1, Math.ceilDiv(asked.count(), PAGE));
        long at = asked.address().page(pages);
        List<R> lines = page.rows.rows(question, (at - 1) * PAGE, PAGE);
        trail.appendAlone(entry(page, question, "page")
                .naming(lines.stream()
                        .flatMap(line -> page.people.apply(line).stream())
                        .toList()));
        model.addAttribute(
                "list",
                new ListViews<>(page, asked.address(), question).of(asked.counts(), asked.count(), at, PAGE, lines));
        model.addAttribute("typed", isTyped);
        return isTyped ? "shell/list-parts :: found" : page.template;
    }

    /** Sends every line of what is asked for as a file. */
    public <R> void send(ListPage<R> page, HttpServletRequest request, HttpServletResponse response) {
        Asked asked = asked(page, request);
        ListQuestion question = asked.question();
        String name = page.path.substring(1).replace('/', '-') + (question.tab().isEmpty() ? "" : "-" + question.tab());
        exports.send(response, entry(page, question, "csv"), name + ".csv", () -> file(page, asked));
    }

    private <R> Asked asked(ListPage<R> page, HttpServletRequest request) {
        ListAddress address = new ListAddress(page, request);
        ListQuestion ofAll = address.question();
        if (page.tabs == null) {
            return new Asked(address, ofAll, Map.of(), page.count.applyAsLong(ofAll));
        }
        Map<String, Long> counts = page.tabs.apply(ofAll);
        String tab = isOpened(address, ofAll, counts) ? address.tab() : opened(counts);
        Map<String, String> ofTab = address.ofTab(tab);
        ListQuestion question = ofAll.at(tab, ofTab);
        return new Asked(
                address,
                question,
                counts,
                ofTab.isEmpty() ? Objects.requireNonNull(counts.get(tab)) : page.count.applyAsLong(question));
    }

    /** The tab that was asked for; a search that finds something in others alone opens one of them, unless it was pressed. */
    private static boolean isOpened(ListAddress address, ListQuestion question, Map<String, Long> counts) {
        Long count = counts.get(address.tab());
        return count != null && (count > 0 || question.search().isEmpty() || address.isTabPressed());
    }

    /** The first tab that has something; the first where none has. */
    private static String opened(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(tab -> tab.getValue() > 0)
                .findFirst()
                .or(() -> counts.entrySet().stream().findFirst())
                .orElseThrow()
                .getKey();
    }

    private static TrailEntry entry(ListPage<?> page, ListQuestion question, String form) {
        Function<ListQuestion, TrailEntry> viewed =
                Objects.requireNonNull(page.viewed, "A list says what its view is on the trail");
        TrailEntry entry = viewed.apply(question);
        Map<String, Object> content = new HashMap<>(question.filters());
        if (page.tabs != null) {
            content.put("list", question.tab());
        }
        if (!question.search().isEmpty()) {
            content.put("search", question.search());
        }
        content.put("form", form);
        content.putAll(entry.content());
        return entry.with(content);
    }

    private <R> CsvFile file(ListPage<R> page, Asked asked) {
        List<ListColumn<R>> columns =
                page.columns.stream().filter(column -> column.inFile() != null).toList();
        CsvFile file = new CsvFile(
                columns.stream().map(column -> uiFormat.text(column.label())).toList());
        List<R> before = List.of();
        List<R> lines;
        do {
            lines = page.rows.rows(asked.question(), file.lines(), MOST_AT_ONCE);
            // Of a list that is not read in parts all come at once.
            if (lines.equals(before)) {
                break;
            }
            for (R line : lines) {
                file.line(columns.stream()
                        .map(column ->
                                written(Objects.requireNonNull(column.inFile()).apply(line)))
                        .toArray());
                page.people.apply(line).forEach(file::naming);
            }
            before = lines;
        } while (lines.size() >= MOST_AT_ONCE && file.lines() < asked.count());
        return file;
    }

    /** Days as 2026-11-24, moments as 2026-11-24 09:30 in Pakistan. */
    private static @Nullable Object written(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Cell cell -> written(cell.value());
            case Instant moment -> MOMENT.format(moment);
            case RegisterNumber number -> number.formatted();
            case PersonName name -> name.any();
            default -> value;
        };
    }
}
