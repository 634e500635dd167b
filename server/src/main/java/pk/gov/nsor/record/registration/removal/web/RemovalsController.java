package pk.gov.nsor.record.registration.removal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.removal.Removal;
import pk.gov.nsor.record.registration.removal.Removal.Document;
import pk.gov.nsor.record.registration.removal.RemovalDecisions;
import pk.gov.nsor.record.registration.removal.Removals;

/** A removal by one person alone, and the second person's decision. */
@Controller
@RequestMapping("/removals")
class RemovalsController {

    private final Removals removals;
    private final RemovalDecisions decisions;
    private final RemovalMessages wording;
    private final AccessGrounds links;
    private final Deciding deciding;
    private final Trail trail;

    RemovalsController(
            Removals removals,
            RemovalDecisions decisions,
            RemovalMessages wording,
            AccessGrounds links,
            Deciding deciding,
            Trail trail) {
        this.removals = removals;
        this.decisions = decisions;
        this.wording = wording;
        this.links = links;
        this.deciding = deciding;
        this.trail = trail;
    }

    @GetMapping("/{id}")
    @Decides(RemovalPage.class)
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.REMOVAL_VIEWED)
    String page(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return show(find(id, reader), reader, actor, purpose, new Form(), model);
    }

    /** The page shown again after a decision, for example when the language is changed. */
    @GetMapping({"/{id}/confirm", "/{id}/refuse"})
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.REMOVAL_VIEWED)
    String again(@PathVariable UUID id) {
        return "redirect:/removals/" + id;
    }

    @PostMapping("/{id}/confirm")
    @Decides(RemovalPage.class)
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.REMOVAL_CONFIRMED)
    String confirm(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Removal removal = find(id, reader);
        Document document = removal.kind().needsDocument()
                ? form.choice("document", "invalid.removal.document", Document.class)
                        .orElse(null)
                : null;
        return decide(
                removal,
                reader,
                actor,
                purpose,
                form,
                "document",
                request,
                flash,
                model,
                "confirmed",
                shown -> decisions.confirm(id, document, actor));
    }

    @PostMapping("/{id}/refuse")
    @Decides(RemovalPage.class)
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.REMOVAL_REFUSED)
    String refuse(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Removal removal = find(id, reader);
        return decide(
                removal,
                reader,
                actor,
                purpose,
                form,
                "reason",
                request,
                flash,
                model,
                "refused",
                shown -> decisions.refuse(id, shown.value("reason"), actor));
    }

    private String decide(
            Removal removal,
            SignedIn reader,
            Actor actor,
            Purpose purpose,
            Form form,
            String field,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model,
            String outcome,
            Consumer<Form> decision) {
        Optional<String> done = form.isValid()
                ? deciding.once(request, form, field, () -> {
                    decision.accept(form);
                    return outcome;
                })
                : Optional.empty();
        if (done.isEmpty()) {
            return show(find(removal.id(), reader), reader, actor, purpose, form, model);
        }
        flash.addFlashAttribute("flash", "removal.done." + done.get());
        return "redirect:/removals";
    }

    /** About a record that is sealed by now, only a registrar gets information here. */
    private Removal find(UUID id, SignedIn reader) {
        return removals.find(id)
                .filter(removal -> !links.of(reader, removal.person()).isEmpty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(Removal removal, SignedIn reader, Actor actor, Purpose purpose, Form form, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.REMOVAL_VIEWED)
                .about(removal.person().value())
                .purpose(purpose.name())
                .with(Map.of("removal", removal.id().toString())));
        model.addAttribute("removal", removal);
        model.addAttribute("line", wording.line(removal));
        model.addAttribute("words", wording.words(removal));
        model.addAttribute("isOwn", removals.isBy(removal, reader.accountId()));
        model.addAttribute("documents", Document.values());
        model.addAttribute("form", form);
        return "registration/removal";
    }
}
