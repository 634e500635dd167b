package pk.gov.nsor.publicservice.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.Entries;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.EntryDetails;
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

    private static final Map<String, Comparator<Line>> ORDERS = Map.of(
            "name",
            Comparator.comparing(line -> what(line).nameEn()),
            "where",
            Comparator.comparing(Line::area),
            "status",
            Comparator.comparing(line -> what(line).status()),
            "confirmed",
            Comparator.comparing(
                    line -> line.entry().confirmedOn(), Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder())));

    private final Directory directory;
    private final Entries entries;
    private final DirectoryMessages wording;
    private final ListPages lists;
    private final PlaceFields places;
    private final UiFormat uiFormat;
    private final Clock clock;

    DirectoryController(
            Directory directory,
            Entries entries,
            DirectoryMessages wording,
            ListPages lists,
            PlaceFields places,
            UiFormat uiFormat,
            Clock clock) {
        this.directory = directory;
        this.entries = entries;
        this.wording = wording;
        this.lists = lists;
        this.places = places;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** An entry as the list and its file have it. */
    record Line(Entry entry, String name, String area, boolean isUnconfirmed, boolean isKept) {}

    /** One version, and what it changed. */
    record HistoryLine(Entry entry, String who, Map<String, DirectoryMessages.Difference> differences) {}

    @GetMapping("/directory")
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn person, Actor actor, Model model) {
        model.addAttribute("months", Entry.MONTHS_UNTIL_STALE);
        return lists.show(list(person, actor), request, model);
    }

    @GetMapping("/directory.csv")
    void export(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn person,
            Actor actor,
            HttpServletResponse response) {
        lists.send(list(person, actor), request, response);
    }

    private ListPage<Line> list(SignedIn person, Actor actor) {
        Keeper reader = new Keeper(person, directory.current());
        Areas areas = wording.areas(reader.listing().districts());
        ListPage<Line> page = ListPage.<Line>at("/directory", "directory.title")
                .template("directory/list")
                .about("directory.what");
        if (reader.isKeeper()) {
            page.button("directory.add", "/directory/new");
        }
        page.heading("directory.entries")
                .typed("name", "directory.column.name", 100)
                .choice(
                        "kind",
                        "directory.form.kind",
                        "directory.filter.all",
                        EntryKind.class,
                        kind -> uiFormat.text(kind.messageKey()))
                .choice("province", "directory.filter.province", "directory.filter.all", provinces(reader, areas))
                .place("district", "directory.filter.district", places.districts(any -> true, false))
                .choice(
                        "status",
                        "directory.form.status",
                        "directory.filter.all",
                        EntryStatus.class,
                        status -> uiFormat.text(status.messageKey()))
                .choice(
                        "unconfirmed",
                        "directory.column.confirmed",
                        "directory.filter.all",
                        Map.of("yes", uiFormat.text("directory.filter.unconfirmed", Entry.MONTHS_UNTIL_STALE)))
                .choice(
                        "mine",
                        "directory.filter.keeper",
                        "directory.filter.all",
                        reader.isKeeper() ? Map.of("yes", uiFormat.text("directory.filter.mine")) : Map.of());
        onPage(page);
        inFile(page);
        return page.action(
                        line -> line.isKept()
                                        && line.entry().particulars().status().isKeptUp()
                                ? "/directory/" + line.entry().id() + "/confirmation"
                                : null,
                        line -> "directory.today.action",
                        Line::name)
                .none("directory.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.DIRECTORY_VIEWED))
                .from(
                        question -> DirectoryFilter.of(question, reader, LocalDate.now(clock)).stream()
                                .map(entry -> line(entry, reader, areas))
                                .toList(),
                        ORDERS,
                        (one, other) -> 0);
    }

    private static void onPage(ListPage<Line> page) {
        page.onPage("directory.column.name", Line::name)
                .shownBy("directory/parts :: line-name")
                .sortable()
                .onPage("directory.column.where", Line::area)
                .sortable()
                .onPage("directory.form.numbers", Line::name)
                .shownBy("directory/parts :: line-numbers")
                .onPage("directory.form.status", Line::name)
                .shownBy("directory/parts :: line-status")
                .sortable()
                .onPage("directory.column.confirmed", Line::name)
                .shownBy("directory/parts :: line-confirmed")
                .sortable();
    }

    private void inFile(ListPage<Line> page) {
        page.inFile("directory.form.kind", line -> wording.kind(what(line)))
                .inFile("directory.form.name-en", line -> what(line).nameEn())
                .inFile("directory.form.name-ur", line -> what(line).nameUr())
                .inFile("directory.form.area", Line::area)
                .inFile("directory.form.place-en", line -> what(line).placeEn())
                .inFile(
                        "directory.form.numbers",
                        line -> String.join("; ", what(line).numbers()))
                .inFile("directory.form.dialling", line -> what(line).dialling())
                .inFile("directory.form.hours-en", line -> what(line).hoursEn())
                .inFile("directory.form.way-en", line -> what(line).reach().wayEn())
                .inFile("directory.form.languages", line -> wording.languages(what(line)))
                .inFile("directory.form.women", line -> wording.women(what(line)))
                .inFile(
                        "directory.form.published",
                        line -> uiFormat.text(
                                what(line).reach().isPublished() ? "directory.on-page" : "directory.not-on-page"))
                .inFile("directory.form.status", line -> wording.status(what(line)))
                .inFile("directory.form.status-note", line -> what(line).statusNote())
                .inFile("directory.form.units", line -> wording.units(what(line)))
                .inFile("directory.form.help-rank", line -> what(line).helpRank())
                .inFile("directory.form.confidence", line -> what(line).confidence())
                .inFile("directory.form.source-title", line -> what(line).sourceTitle())
                .inFile("directory.form.source-address", line -> what(line).sourceAddress())
                .inFile("directory.column.confirmed", line -> line.entry().confirmedOn())
                .inFile(
                        "directory.column.confirmed-by",
                        line -> line.entry().confirmedOn() == null
                                ? ""
                                : wording.who(line.entry().confirmedBy()))
                .inFile("directory.form.note", line -> what(line).note());
    }

    private static EntryDetails what(Line line) {
        return line.entry().particulars();
    }

    @GetMapping("/directory/{id}")
    String entry(@PathVariable UUID id, @AuthenticationPrincipal SignedIn person, Model model) {
        Listing listing = directory.current();
        Keeper reader = new Keeper(person, listing);
        Entry entry = listing.byId(id).filter(reader::reads).orElseThrow(UnknownEntryException::new);
        Areas areas = wording.areas(listing.districts());
        model.addAttribute("line", line(entry, reader, areas));
        model.addAttribute("what", entry.particulars());
        model.addAttribute("units", entry.particulars().units() == 1 ? "" : wording.units(entry.particulars()));
        model.addAttribute("languages", wording.languages(entry.particulars()));
        model.addAttribute("women", wording.women(entry.particulars()));
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
    private Map<String, String> provinces(Keeper reader, Areas areas) {
        Map<String, String> provinces = new LinkedHashMap<>();
        provinces.put(DirectoryFilter.NATIONAL, uiFormat.text("directory.area.national"));
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

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
