package pk.gov.nsor.publicservice.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.Entries;
import pk.gov.nsor.publicservice.directory.Entries.By;
import pk.gov.nsor.publicservice.directory.Entries.Outcome;
import pk.gov.nsor.publicservice.directory.Entries.Seen;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.EntryStatus;
import pk.gov.nsor.publicservice.directory.Keeper;
import pk.gov.nsor.publicservice.directory.UnknownEntryException;

/** Saying that an entry is still so, closing it, opening it again. */
@Controller
@RequestMapping("/directory/{id}")
@Allows(value = Role.DIRECTORY_KEEPER, action = TrailAction.DIRECTORY_CHANGED)
@Decides(DirectoryEntryPage.class)
class DecisionController {

    private static final String VERSION = "version";

    private final Directory directory;
    private final Entries entries;
    private final DirectoryMessages wording;
    private final Deciding deciding;
    private final UiFormat uiFormat;

    DecisionController(
            Directory directory, Entries entries, DirectoryMessages wording, Deciding deciding, UiFormat uiFormat) {
        this.directory = directory;
        this.entries = entries;
        this.wording = wording;
        this.deciding = deciding;
        this.uiFormat = uiFormat;
    }

    /** What is decided; its name in lower case is the page's address. */
    enum Decision {
        CONFIRMATION,
        CLOSING,
        REOPENING;

        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The key of a text of its page. */
        public String key(String part) {
            return "directory.decision." + path() + "." + part;
        }

        boolean isOf(Entry entry) {
            boolean isClosed = entry.particulars().status() == EntryStatus.CLOSED;
            return switch (this) {
                case CONFIRMATION, CLOSING -> !isClosed;
                case REOPENING -> isClosed;
            };
        }
    }

    @GetMapping("/{decision:confirmation|closing|reopening}")
    String decided(
            @PathVariable UUID id,
            @PathVariable String decision,
            @AuthenticationPrincipal SignedIn person,
            Model model) {
        Decision meant = named(decision);
        Entry entry = kept(id, person);
        if (!meant.isOf(entry)) {
            return "redirect:/directory/" + id;
        }
        return show(entry, meant, new Form().set(VERSION, Integer.toString(entry.version())), model);
    }

    @PostMapping("/{decision:confirmation|closing|reopening}")
    String decide(
            @PathVariable UUID id,
            @PathVariable String decision,
            @AuthenticationPrincipal SignedIn person,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Decision meant = named(decision);
        Entry entry = kept(id, person);
        By by = new By(person, actor);
        Optional<String> done = deciding.once(request, form, VERSION, () -> switch (meant) {
            case CONFIRMATION -> {
                entries.confirm(seen(id, form), form.value("reason"), by);
                yield HelpWaiting.path(new Outcome(id, null));
            }
            case CLOSING -> {
                entries.close(seen(id, form), form.value("reason"), by);
                yield HelpWaiting.path(new Outcome(id, null));
            }
            case REOPENING -> HelpWaiting.path(entries.reopen(seen(id, form), form.value("reason"), by));
        });
        if (done.isEmpty()) {
            return show(entry, meant, form, model);
        }
        flash.addFlashAttribute("flash", HelpWaiting.flash(done.get(), meant.key("done")));
        return "redirect:" + done.get();
    }

    /** What the keeper saw; a version that nobody saw is no version. */
    static Seen seen(UUID id, Form form) {
        String version = form.value(VERSION);
        return new Seen(id, version.matches("[0-9]{1,6}") ? Integer.parseInt(version) : 0);
    }

    private static Decision named(String path) {
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.path().equals(path))
                .findFirst()
                .orElseThrow(UnknownEntryException::new);
    }

    private Entry kept(UUID id, SignedIn person) {
        Keeper keeper = new Keeper(person, directory.current());
        return keeper.listing().byId(id).filter(keeper::keeps).orElseThrow(UnknownEntryException::new);
    }

    private String show(Entry entry, Decision decision, Form form, Model model) {
        model.addAttribute("entry", entry);
        model.addAttribute("name", wording.name(entry.particulars()));
        model.addAttribute("decision", decision);
        model.addAttribute("form", form);
        model.addAttribute("crumb", new Crumb(uiFormat.text("directory.title"), "/directory"));
        return "directory/decision";
    }
}
