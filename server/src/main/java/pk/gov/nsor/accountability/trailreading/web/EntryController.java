package pk.gov.nsor.accountability.trailreading.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.accountability.trailreading.EntryContents;
import pk.gov.nsor.accountability.trailreading.EntryProofs;
import pk.gov.nsor.accountability.trailreading.ListedEntry;
import pk.gov.nsor.accountability.trailreading.TrailSearch;
import pk.gov.nsor.accountability.trailreading.export.ProvenLeaf;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.UiFormat;

/** One entry: what it says in the open, its place in the tree, and, for whom the record is their own work, its content. */
@Controller
@RequestMapping("/trail/{entry}")
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.AUDITOR},
        action = TrailAction.TRAIL_ENTRY_VIEWED)
class EntryController {

    private final TrailSearch search;
    private final TrailEntryRows lines;
    private final EntryProofs proofs;
    private final EntryContents contents;
    private final Trail trail;
    private final UiFormat uiFormat;

    EntryController(
            TrailSearch search,
            TrailEntryRows lines,
            EntryProofs proofs,
            EntryContents contents,
            Trail trail,
            UiFormat uiFormat) {
        this.search = search;
        this.lines = lines;
        this.proofs = proofs;
        this.contents = contents;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    @GetMapping
    String entry(@PathVariable long entry, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        ListedEntry found = find(entry, reader);
        trail.appendAlone(viewed(found, actor));
        model.addAttribute("mayOpen", contents.link(found, reader).isPresent());
        return show(found, reader, model);
    }

    /** The content. Reading it is written to the trail like a view of the record. */
    @GetMapping("/content")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.TRAIL_CONTENT_READ)
    String content(
            @PathVariable long entry,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose usual,
            Model model) {
        ListedEntry found = find(entry, reader);
        UUID record = found.record();
        AccessGround link =
                contents.link(found, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (record == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        trail.appendAlone(TrailEntry.done(actor, TrailAction.TRAIL_CONTENT_READ)
                .about(record)
                .purpose(link.purpose().orElse(usual).name())
                .link(link.name())
                .with(Map.of("entry", entry)));
        model.addAttribute("opened", contents.open(found, reader));
        model.addAttribute("mayOpen", false);
        return show(found, reader, model);
    }

    /** That the entry is in the tree, as a file that anybody can check. */
    @GetMapping("/proof.txt")
    ResponseEntity<byte[]> proof(@PathVariable long entry, @AuthenticationPrincipal SignedIn reader, Actor actor) {
        ListedEntry found = find(entry, reader);
        trail.appendAlone(viewed(found, actor).with(Map.of("entry", entry, "form", "proof")));
        EntryProofs.Standing standing = proofs.of(entry);
        ProvenLeaf proven = standing.proven();
        if (proven == null || standing.checkpoint() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"entry-" + entry + ".tlog-proof\"")
                .cacheControl(CacheControl.noStore())
                .body(proven.text(standing.checkpoint()).getBytes(StandardCharsets.UTF_8));
    }

    private String show(ListedEntry entry, SignedIn reader, Model model) {
        model.addAttribute("line", lines.of(entry));
        LocalDate day = LocalDate.ofInstant(entry.at(), Day.ZONE);
        model.addAttribute("from", day.minusDays(SearchForm.USUAL_DAYS - 1));
        model.addAttribute("to", day);
        model.addAttribute("standing", proofs.of(entry.id()));
        model.addAttribute("isAuditor", TrailController.scope(reader).isAuditor());
        model.addAttribute("isRecord", entry.record() != null && search.isRecord(entry.record()));
        if (reader.has(Role.NATIONAL_SUPERVISOR)) {
            // Whose navigation has no entry for the list that would be part of the way already.
            model.addAttribute("crumb", new Crumb(uiFormat.text("trail-reading.title"), "/trail"));
        }
        return "trailreading/entry";
    }

    private TrailEntry viewed(ListedEntry entry, Actor actor) {
        TrailEntry viewed =
                TrailEntry.done(actor, TrailAction.TRAIL_ENTRY_VIEWED).with(Map.of("entry", entry.id()));
        return entry.record() != null && search.isRecord(entry.record()) ? viewed.about(entry.record()) : viewed;
    }

    private ListedEntry find(long entry, SignedIn reader) {
        return search.find(TrailController.scope(reader), entry)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
