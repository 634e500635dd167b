package pk.gov.nsor.publicservice.draftlaw.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.publicservice.draftlaw.DraftFigure;
import pk.gov.nsor.publicservice.draftlaw.DraftLaw;
import pk.gov.nsor.publicservice.draftlaw.DraftLaws;

/** Drafts of the law, and what each would change. */
@Controller
@Allows(
        value = {Role.OVERSIGHT, Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.DRAFT_LAWS_VIEWED)
class DraftLawController {

    private static final String PATH = "/draft-laws";
    private static final String APPEARANCES_BEFORE = "appearances-before-";
    private static final String APPEARANCES_AFTER = "appearances-after-";

    /** In the order of the page. */
    private static final List<String> FIGURES = List.of(
            "people-before", "people-after", "enter", "leave", "tier-up", "tier-down", "longer", "shorter", "open");

    private final DraftLaws drafts;
    private final ListPages lists;
    private final Exports exports;
    private final Trail trail;
    private final UiFormat uiFormat;

    DraftLawController(DraftLaws drafts, ListPages lists, Exports exports, Trail trail, UiFormat uiFormat) {
        this.drafts = drafts;
        this.lists = lists;
        this.exports = exports;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    /** A year, and how often people would appear in it. */
    public record Year(String year, DraftFigure before, DraftFigure after) {}

    @GetMapping(PATH)
    String list(HttpServletRequest request, Actor actor, Model model) {
        ListPage<DraftLaw> page = ListPage.<DraftLaw>at(PATH, "draft-law.list.title")
                .about("draft-law.list.what")
                .template("draftlaw/list")
                .button("draft-law.list.propose", "/approvals/new?kind=draft-law")
                .heading("draft-law.list.heading")
                .onPage("draft-law.number", DraftLaw::number)
                .shownBy("draftlaw/parts :: number")
                .sortable()
                .onPage("draft-law.title", DraftLaw::title)
                .onPage("draft-law.approved", DraftLaw::approvedOn)
                .onPage("draft-law.as-of", DraftLaw::asOf)
                .allSortable()
                .none("draft-law.list.none")
                .viewed(TrailEntry.done(actor, TrailAction.DRAFT_LAWS_VIEWED))
                .from(question -> drafts.all(), Map.of());
        return lists.show(page, request, model);
    }

    @GetMapping(PATH + "/{draft}")
    String page(@PathVariable("draft") UUID id, Actor actor, Model model) {
        DraftLaw draft = known(id);
        trail.appendAlone(viewed(actor, draft));
        Map<String, DraftFigure> figures = figures(draft);
        model.addAttribute("draft", draft);
        model.addAttribute(
                "figures",
                FIGURES.stream().map(figures::get).filter(each -> each != null).toList());
        model.addAttribute("years", years(figures));
        return "draftlaw/draft";
    }

    /** The rows of a draft, as a file to compare or to go on from. */
    @GetMapping(PATH + "/{draft}/rows.tsv")
    ResponseEntity<byte[]> rows(@PathVariable("draft") UUID id, Actor actor) {
        DraftLaw draft = known(id);
        trail.appendAlone(viewed(actor, draft));
        return file("draft-law-" + draft.number() + ".tsv", drafts.rows(draft));
    }

    /** The rows of the law as it is, to begin a draft with. */
    @GetMapping(PATH + "/rows.tsv")
    ResponseEntity<byte[]> rows(Actor actor) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.DRAFT_LAWS_VIEWED));
        return file("law.tsv", drafts.presentRows());
    }

    private static ResponseEntity<byte[]> file(String name, String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is told of a draft, as a file. */
    @GetMapping(PATH + "/{draft}/figures.csv")
    void file(@PathVariable("draft") UUID id, Actor actor, HttpServletResponse response) {
        DraftLaw draft = known(id);
        exports.send(
                response, viewed(actor, draft), "draft-law-" + draft.number() + ".csv", () -> file(figures(draft)));
    }

    private CsvFile file(Map<String, DraftFigure> figures) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("draft-law.figure"), uiFormat.text("draft-law.told"), uiFormat.text("draft-law.step")));
        figures.values().stream()
                .sorted(Comparator.comparing(DraftFigure::name))
                .forEach(each -> file.line(each.name(), each.told() == null ? "" : each.told(), each.step()));
        return file;
    }

    private Map<String, DraftFigure> figures(DraftLaw draft) {
        Map<String, DraftFigure> figures = new HashMap<>();
        drafts.figures(draft).forEach(each -> figures.put(each.name(), each));
        return figures;
    }

    private static List<Year> years(Map<String, DraftFigure> figures) {
        List<Year> years = new ArrayList<>();
        figures.keySet().stream()
                .filter(name -> name.startsWith(APPEARANCES_BEFORE))
                .map(name -> name.substring(APPEARANCES_BEFORE.length()))
                .sorted()
                .forEach(year -> {
                    DraftFigure before = figures.get(APPEARANCES_BEFORE + year);
                    DraftFigure after = figures.get(APPEARANCES_AFTER + year);
                    if (before != null && after != null) {
                        years.add(new Year(year, before, after));
                    }
                });
        return years;
    }

    private DraftLaw known(UUID id) {
        return drafts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static TrailEntry viewed(Actor actor, DraftLaw draft) {
        return TrailEntry.done(actor, TrailAction.DRAFT_LAWS_VIEWED).with(Map.of("draft", draft.number()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry draftLawsEntry() {
            return new NavigationEntry(
                    "draft-law.list.title",
                    PATH,
                    NavigationGroup.OVERSIGHT,
                    90,
                    Set.of(Role.OVERSIGHT, Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
        }
    }
}
