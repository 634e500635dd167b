package pk.gov.nsor.publicservice.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.Entries;
import pk.gov.nsor.publicservice.directory.Entries.By;
import pk.gov.nsor.publicservice.directory.Entries.Seen;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.EntryDetails;
import pk.gov.nsor.publicservice.directory.EntryStatus;
import pk.gov.nsor.publicservice.directory.Keeper;
import pk.gov.nsor.publicservice.directory.StaffLanguage;
import pk.gov.nsor.publicservice.directory.UnknownEntryException;

/** Adding an entry and changing what one says. */
@Controller
@RequestMapping("/directory")
@Allows(value = Role.DIRECTORY_KEEPER, action = TrailAction.DIRECTORY_CHANGED)
class KeepingController {

    private static final String CONFIRMED = "confirmed";
    private static final String VERSION = "version";

    private final Directory directory;
    private final Entries entries;
    private final EntryForm fields;
    private final DirectoryMessages wording;
    private final Submissions submissions;
    private final Deciding deciding;
    private final UiFormat uiFormat;

    KeepingController(
            Directory directory,
            Entries entries,
            EntryForm fields,
            DirectoryMessages wording,
            Submissions submissions,
            Deciding deciding,
            UiFormat uiFormat) {
        this.directory = directory;
        this.entries = entries;
        this.fields = fields;
        this.wording = wording;
        this.submissions = submissions;
        this.deciding = deciding;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/new")
    String newEntry(@AuthenticationPrincipal SignedIn person, Model model) {
        Form form = new Form().set("status", EntryStatus.OPEN.name()).set("units", "1");
        if (person.jurisdiction() instanceof OfDistrict own) {
            form.set("area", own.written());
        }
        return show(null, form, model);
    }

    @DecidesNothing("It adds an entry")
    @PostMapping("/new")
    String add(
            @AuthenticationPrincipal SignedIn person,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Optional<EntryDetails> what = fields.read(form, new Keeper(person, directory.current()));
        Optional<String> added = what.flatMap(particulars -> submissions.once(
                request,
                form,
                "status",
                () -> HelpWaiting.path(entries.add(particulars, form.value("reason"), new By(person, actor)))));
        if (added.isEmpty()) {
            return show(null, form, model);
        }
        flash.addFlashAttribute("flash", HelpWaiting.flash(added.get(), "directory.added"));
        return "redirect:" + added.get();
    }

    @Decides(DirectoryEntryPage.class)
    @GetMapping("/{id}/change")
    String changed(@PathVariable UUID id, @AuthenticationPrincipal SignedIn person, Model model) {
        Entry entry = kept(id, person);
        Form form = fields.filled(entry.particulars()).set(VERSION, Integer.toString(entry.version()));
        return show(entry, form, model);
    }

    @Decides(DirectoryEntryPage.class)
    @PostMapping("/{id}/change")
    String change(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn person,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Entry entry = kept(id, person);
        Optional<EntryDetails> what = fields.read(form, new Keeper(person, directory.current()));
        Seen seen = DecisionController.seen(id, form);
        Optional<String> changed = what.flatMap(particulars -> deciding.once(
                request,
                form,
                VERSION,
                () -> HelpWaiting.path(entries.change(
                        seen, particulars, form.has(CONFIRMED, "YES"), form.value("reason"), new By(person, actor)))));
        if (changed.isEmpty()) {
            return show(entry, form, model);
        }
        flash.addFlashAttribute("flash", HelpWaiting.flash(changed.get(), "directory.changed"));
        return "redirect:" + changed.get();
    }

    /** What is closed is reopened before it is changed. */
    private Entry kept(UUID id, SignedIn person) {
        Keeper keeper = new Keeper(person, directory.current());
        return keeper.listing()
                .byId(id)
                .filter(keeper::keeps)
                .filter(entry -> entry.particulars().status() != EntryStatus.CLOSED)
                .orElseThrow(UnknownEntryException::new);
    }

    private String show(@Nullable Entry entry, Form form, Model model) {
        fields.showArea(form);
        model.addAttribute("form", form);
        model.addAttribute("entry", entry);
        model.addAttribute("name", entry == null ? null : wording.name(entry.particulars()));
        model.addAttribute("kinds", fields.kinds());
        model.addAttribute("statuses", fields.statuses());
        model.addAttribute("languages", StaffLanguage.values());
        model.addAttribute("women", fields.women());
        model.addAttribute("confidences", fields.confidences(form.value("confidence")));
        model.addAttribute("ranks", fields.ranks(form.value("helpRank")));
        model.addAttribute("crumb", new Crumb(uiFormat.text("directory.title"), "/directory"));
        return "directory/form";
    }
}
