package pk.gov.nsor.publicservice.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.reference.Gazetteer;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.EntryKind;
import pk.gov.nsor.publicservice.directory.Listing;
import pk.gov.nsor.publicservice.directory.Provision;
import pk.gov.nsor.publicservice.directory.Provision.Units;

/** How many crisis cells, courts, prosecutors and investigation units there are for the people of each province. */
@Controller
@Allows(
        value = {Role.OVERSIGHT, Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.PROSECUTOR},
        action = TrailAction.DIRECTORY_VIEWED)
class ProvisionController {

    private static final String PATH = "/directory/provision";

    private final Directory directory;
    private final Gazetteer gazetteer;
    private final DirectoryMessages wording;
    private final ListPages lists;
    private final UiFormat uiFormat;

    ProvisionController(
            Directory directory, Gazetteer gazetteer, DirectoryMessages wording, ListPages lists, UiFormat uiFormat) {
        this.directory = directory;
        this.gazetteer = gazetteer;
        this.wording = wording;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    /**
     * A line of the page.
     *
     * @param census the years, as they are written; empty where there was none
     */
    record Line(Provision provision, String place, Cell people, String census, String open, String notified) {

        /** The entries behind a number, in the directory. */
        public String entries(String status) {
            var province = provision.province();
            return "/directory?kind=" + ListQuestion.key(provision.kind()) + "&status=" + status
                    + (province == null ? "" : "&province=" + province.code());
        }
    }

    @GetMapping(PATH)
    String page(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(list(actor), request, model);
    }

    @GetMapping(PATH + ".csv")
    void file(HttpServletRequest request, Actor actor, HttpServletResponse response) {
        lists.send(list(actor), request, response);
    }

    private ListPage<Line> list(Actor actor) {
        return ListPage.<Line>at(PATH, "directory.provision.title")
                .about("directory.provision.about")
                .link("directory.title", "/directory")
                .tabs("kind", "directory.provision.kind.", question -> counts())
                .none("directory.provision.none")
                .column("directory.provision.place", Line::place)
                .onPage("directory.provision.people", Line::people)
                .inFile("directory.provision.people", line -> line.provision().people())
                .inFile("directory.provision.census", Line::census)
                .onPage("directory.provision.open", Line::open)
                .shownBy("directory/parts :: provision-open")
                .sortable()
                .onPage("directory.provision.notified", Line::notified)
                .shownBy("directory/parts :: provision-notified")
                .sortable()
                .inFile(
                        "directory.provision.open",
                        line -> line.provision().open().known())
                .inFile(
                        "directory.provision.open-uncounted",
                        line -> line.provision().open().uncounted())
                .inFile(
                        "directory.provision.notified",
                        line -> line.provision().notified().known())
                .inFile(
                        "directory.provision.notified-uncounted",
                        line -> line.provision().notified().uncounted())
                .column(
                        "directory.provision.people-for-each",
                        line -> line.provision().peopleForEach())
                .column(
                        "directory.provision.per-million",
                        line -> line.provision().openPerMillion())
                .allSortable()
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.DIRECTORY_VIEWED))
                .from(
                        question -> lines(question.tab(EntryKind.class)),
                        Map.of(
                                "open",
                                Comparator.comparingLong(
                                        line -> line.provision().open().known()),
                                "notified",
                                Comparator.comparingLong(
                                        line -> line.provision().notified().known())));
    }

    private List<Line> lines(EntryKind kind) {
        Listing listing = directory.current();
        var areas = wording.areas(listing.districts());
        return Provision.of(kind, listing, areas.provinces(), gazetteer.populations()).stream()
                .map(line -> line(line, areas))
                .toList();
    }

    private Line line(Provision provision, DirectoryMessages.Areas areas) {
        var province = provision.province();
        String census = provision.census().stream().map(String::valueOf).collect(Collectors.joining("–"));
        return new Line(
                provision,
                province == null ? uiFormat.text("directory.area.national") : areas.province(province.code()),
                Cell.of(provision.people())
                        .quiet(census.isEmpty() ? "" : uiFormat.text("directory.provision.census-of", census)),
                census,
                written(provision.open()),
                written(provision.notified()));
    }

    /** A number, and whether there are more whose number nobody knows. */
    private String written(Units units) {
        if (units.uncounted() == 0) {
            return Integer.toString(units.known());
        }
        return units.known() == 0
                ? uiFormat.text("directory.units.unknown")
                : uiFormat.text("directory.provision.and-more", Integer.toString(units.known()));
    }

    /** How many of each are open in the country. */
    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (EntryKind kind : Provision.KINDS) {
            Provision country = Provision.of(kind, directory.current(), List.of(), List.of())
                    .getFirst();
            counts.put(ListQuestion.key(kind), (long) country.open().known());
        }
        return counts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry provisionEntry() {
            return new NavigationEntry(
                    "directory.provision.title",
                    PATH,
                    NavigationGroup.OVERSIGHT,
                    92,
                    Set.of(
                            Role.OVERSIGHT,
                            Role.REGISTRAR,
                            Role.NATIONAL_SUPERVISOR,
                            Role.PROVINCIAL_SUPERVISOR,
                            Role.PROSECUTOR));
        }
    }
}
