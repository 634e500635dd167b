package pk.gov.nsor.publicservice.disclosure.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.disclosure.cases.BureauDecisions;
import pk.gov.nsor.publicservice.disclosure.cases.CheckFinding;
import pk.gov.nsor.publicservice.disclosure.cases.FileKind;
import pk.gov.nsor.publicservice.disclosure.cases.RequestChecks;
import pk.gov.nsor.publicservice.disclosure.cases.RequestRefusal;
import pk.gov.nsor.publicservice.disclosure.cases.Requests;
import pk.gov.nsor.publicservice.disclosure.cases.file.DisclosureFile;

/** One request, and what prosecutors and the bureau do with it. */
@Controller
@RequestMapping("/disclosure/{id}")
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROSECUTOR},
        action = TrailAction.DISCLOSURES_VIEWED)
@Decides(DisclosureRequestPage.class)
class RequestController {

    private final RequestPage page;
    private final Requests requests;
    private final RequestChecks checks;
    private final BureauDecisions decisions;
    private final Trail trail;

    RequestController(
            RequestPage page, Requests requests, RequestChecks checks, BureauDecisions decisions, Trail trail) {
        this.page = page;
        this.requests = requests;
        this.checks = checks;
        this.decisions = decisions;
        this.trail = trail;
    }

    /** The view is written to the trail before the page is sent. */
    @GetMapping
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.INVESTIGATING_OFFICER, Role.PROSECUTOR},
            action = TrailAction.DISCLOSURES_VIEWED)
    String page(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        var _ = page.find(id, reader);
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.DISCLOSURES_VIEWED).about(id).purpose(Purpose.INVESTIGATION.name()));
        return page.show(id, reader, actor, new Form(), model);
    }

    /** A file of the vault, for the one prosecutor or decision-maker; not there for anybody else. */
    @GetMapping("/files/{kind}")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROSECUTOR},
            action = TrailAction.DISCLOSURE_FILE_OPENED)
    ResponseEntity<byte[]> file(
            @PathVariable UUID id, @PathVariable String kind, @AuthenticationPrincipal SignedIn reader, Actor actor) {
        DisclosureFile file = FileKind.ofKey(kind)
                .flatMap(known -> requests.open(id, known, reader, actor))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"" + kind + "." + file.type().ending() + "\"")
                .cacheControl(CacheControl.noStore())
                .body(file.content());
    }

    @PostMapping("/taking")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROSECUTOR},
            action = TrailAction.DISCLOSURE_TAKEN)
    String take(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return page.act(
                id,
                form,
                "take",
                "disclosure.done.taken",
                request,
                reader,
                actor,
                flash,
                model,
                () -> checks.take(id, account(form.value("from")), reader, actor));
    }

    @PostMapping("/forwarding")
    @Allows(value = Role.PROSECUTOR, action = TrailAction.DISCLOSURE_CHECKED)
    String forward(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return page.act(
                id,
                form,
                "forward",
                "disclosure.done.forwarded",
                request,
                reader,
                actor,
                flash,
                model,
                () -> checks.forward(id, reader, actor));
    }

    @PostMapping("/refusal")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROSECUTOR},
            action = TrailAction.DISCLOSURE_DECIDED)
    String refuse(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Optional<RequestRefusal> reason = form.choice("refusal", "disclosure.refusal.missing", RequestRefusal.class);
        return page.act(
                id,
                form,
                "remark",
                "disclosure.done.refused",
                request,
                reader,
                actor,
                flash,
                model,
                () -> checks.refuse(id, reason.orElseThrow(), form.value("remark"), reader, actor));
    }

    @PostMapping("/answer")
    @Allows(value = Role.NATIONAL_SUPERVISOR, action = TrailAction.DISCLOSURE_DECIDED)
    String answer(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Optional<CheckFinding> found = finding(form);
        return page.act(id, form, "finding", "disclosure.done.answered", request, reader, actor, flash, model, () -> {
            if (found.orElseThrow() instanceof CheckFinding.Matched matched) {
                decisions.requireBeside(id, matched.number(), form.value("compared"));
            }
            decisions.answer(id, found.orElseThrow(), reader, actor);
        });
    }

    /** What the bureau can find, as the form offers it. */
    enum Found {
        RECORD,
        NOBODY,
        UNSURE
    }

    private static Optional<CheckFinding> finding(Form form) {
        return form.choice("finding", "disclosure.finding.missing", Found.class).flatMap(found -> switch (found) {
            case RECORD -> matched(form);
            case NOBODY -> Optional.of(new CheckFinding.Nobody());
            case UNSURE -> Optional.of(new CheckFinding.Unsure());
        });
    }

    private static Optional<CheckFinding> matched(Form form) {
        Optional<RegisterNumber> number =
                form.require("number", "disclosure.record-number.missing", RegisterNumber::parse);
        Optional<CheckFinding.Basis> basis = form.choice("basis", "disclosure.basis.missing", CheckFinding.Basis.class);
        Set<CheckFinding.Extent> extent = EnumSet.noneOf(CheckFinding.Extent.class);
        for (CheckFinding.Extent one : CheckFinding.Extent.values()) {
            if (form.has("extent", one.name())) {
                extent.add(one);
            }
        }
        return number.flatMap(known -> basis.map(by -> new CheckFinding.Matched(known, by, extent, form.value("why"))));
    }

    private static @Nullable UUID account(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
