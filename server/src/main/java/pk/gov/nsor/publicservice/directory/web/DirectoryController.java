package pk.gov.nsor.publicservice.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.Entries;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.EntryKind;
import pk.gov.nsor.publicservice.directory.EntryStatus;
import pk.gov.nsor.publicservice.directory.Keeper;
import pk.gov.nsor.publicservice.directory.Listing;
import pk.gov.nsor.publicservice.directory.UnknownEntryException;
import pk.gov.nsor.publicservice.directory.web.DirectoryMessages.Areas;

/** The list, which stays as the address says; the list as a file; one entry with its history. */
@Controller
@Allows(everybody = true, action = TrailAction.DIRECTORY_VIEWED)
class DirectoryController {

    private static final int PAGE = 50;

    private final Directory directory;
    private final Entries entries;
    private final DirectoryMessages wording;
    private final DirectoryCsvExport file;
    private final Exports exports;
    private final UiFormat uiFormat;
    private final Clock clock;

    DirectoryController(
            Directory directory,
            Entries entries,
            DirectoryMessages wording,
            DirectoryCsvExport file,
            Exports exports,
            UiFormat uiFormat,
            Clock clock) {
        this.directory = directory;
        this.entries = entries;
        this.wording = wording;
        this.file = file;
        this.exports = exports;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** An entry as the list and its file have it. */
    record Line(Entry entry, String name, String area, boolean isUnconfirmed, boolean isKept) {}

    /** One version, and what it changed. */
    record HistoryLine(Entry entry, String who, Map<String, DirectoryMessages.Difference> differences) {}

    @GetMapping("/directory")
    String list(
            @ModelAttribute("question") DirectoryQuestion asked,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn person,
            Model model) {
        DirectoryQuestion question = clean(asked);
        Keeper reader = new Keeper(person, directory.current());
        Areas areas = wording.areas(reader.listing().districts());
        List<Entry> found = question.of(reader, today());
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int shownPage = Math.clamp(page, 1, pages);
        List<Entry> part = found.subList((shownPage - 1) * PAGE, Math.min(found.size(), shownPage * PAGE));
        model.addAttribute("question", question);
        model.addAttribute(
                "lines", part.stream().map(entry -> line(entry, reader, areas)).toList());
        model.addAttribute("count", found.size());
        model.addAttribute("first", part.isEmpty() ? 0 : (shownPage - 1) * PAGE + 1);
        model.addAttribute("last", (shownPage - 1) * PAGE + part.size());
        model.addAttribute("page", shownPage);
        model.addAttribute("pages", pages);
        model.addAttribute("kinds", EntryKind.values());
        model.addAttribute("statuses", EntryStatus.values());
        model.addAttribute("provinces", provinces(reader, areas));
        model.addAttribute("districts", districts(reader, areas));
        model.addAttribute("isKeeper", reader.isKeeper());
        model.addAttribute("months", Entry.MONTHS_UNTIL_STALE);
        model.addAttribute("crumb", new Crumb(uiFormat.text("reference.navigation"), "/law"));
        return "directory/list";
    }

    /** The list as a file, every line of it. */
    @GetMapping("/directory.csv")
    void export(
            @ModelAttribute("question") DirectoryQuestion asked,
            @AuthenticationPrincipal SignedIn person,
            Actor actor,
            HttpServletResponse response) {
        DirectoryQuestion question = clean(asked);
        Keeper reader = new Keeper(person, directory.current());
        Areas areas = wording.areas(reader.listing().districts());
        TrailEntry intent = TrailEntry.done(actor, TrailAction.DIRECTORY_VIEWED)
                .with(Map.of(
                        "as",
                        "csv",
                        "kind",
                        question.kind(),
                        "province",
                        question.province(),
                        "district",
                        question.district(),
                        "unconfirmed",
                        question.unconfirmed()));
        exports.send(
                response,
                intent,
                "directory.csv",
                () -> file.made(question.of(reader, today()).stream()
                        .map(entry -> line(entry, reader, areas))
                        .toList()));
    }

    @GetMapping("/directory/{id}")
    String entry(@PathVariable UUID id, @AuthenticationPrincipal SignedIn person, Model model) {
        Listing listing = directory.current();
        Keeper reader = new Keeper(person, listing);
        Entry entry = listing.byId(id).filter(reader::reads).orElseThrow(UnknownEntryException::new);
        Areas areas = wording.areas(listing.districts());
        model.addAttribute("line", line(entry, reader, areas));
        model.addAttribute("what", entry.particulars());
        model.addAttribute("waiting", reader.keeps(entry) ? entries.waiting(id) : List.of());
        model.addAttribute("confirmedBy", wording.who(entry.confirmedBy()));
        model.addAttribute("history", history(directory.versions(id), areas));
        model.addAttribute("months", Entry.MONTHS_UNTIL_STALE);
        model.addAttribute("crumb", new Crumb(uiFormat.text("directory.title"), "/directory"));
        return "directory/entry";
    }

    /** The latest first; of the first version nothing differs. */
    private List<HistoryLine> history(List<Entry> versions, Areas areas) {
        List<HistoryLine> lines = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Entry version = versions.get(i);
            Map<String, DirectoryMessages.Difference> differences = i + 1 == versions.size()
                    ? Map.of()
                    : wording.differences(versions.get(i + 1).particulars(), version.particulars(), areas);
            lines.add(new HistoryLine(version, wording.who(version.recordedBy()), differences));
        }
        return lines;
    }

    private Line line(Entry entry, Keeper reader, Areas areas) {
        return new Line(
                entry,
                wording.name(entry.particulars()),
                areas.text(entry.particulars().area()),
                entry.isUnconfirmed(today()),
                reader.keeps(entry));
    }

    /** Those of which the reader has entries. */
    private static Map<String, String> provinces(Keeper reader, Areas areas) {
        Map<String, String> provinces = new LinkedHashMap<>();
        for (var province : areas.provinces()) {
            boolean isThere = reader.entries().stream()
                    .anyMatch(entry -> province.code()
                            .equals(reader.listing()
                                    .provinceOf(entry.particulars().area())));
            if (isThere) {
                provinces.put(province.code(), areas.province(province.code()));
            }
        }
        return provinces;
    }

    private static Map<String, String> districts(Keeper reader, Areas areas) {
        Map<String, String> districts = new TreeMap<>();
        for (Entry entry : reader.entries()) {
            if (entry.particulars().area() instanceof OfDistrict(String code)) {
                districts.put(code, areas.district(code));
            }
        }
        return districts;
    }

    /** What the address does not name does not matter. */
    private static DirectoryQuestion clean(DirectoryQuestion asked) {
        return new DirectoryQuestion(
                text(asked.kind()),
                text(asked.province()),
                text(asked.district()),
                text(asked.status()),
                text(asked.unconfirmed()),
                text(asked.mine()),
                text(asked.sort()));
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
