package pk.gov.nsor.publicservice.disclosure.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.publicservice.disclosure.cases.AskedRequests;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosureRequest;
import pk.gov.nsor.publicservice.disclosure.cases.FileKind;
import pk.gov.nsor.publicservice.disclosure.cases.file.Blackening;
import pk.gov.nsor.publicservice.disclosure.cases.file.CaseFileReader;
import pk.gov.nsor.publicservice.disclosure.cases.file.DisclosureFile;

/** An investigating officer asks: first what, then the two files, one at a time so that a wrong one loses nothing. */
@Controller
@RequestMapping("/disclosure")
@Allows(value = Role.INVESTIGATING_OFFICER, action = TrailAction.DISCLOSURE_ASKED)
class AskController {

    private final AskedRequests asked;
    private final DetailsForm details;
    private final CaseFileReader files;
    private final SuspectOfRequest suspects;
    private final RequestPage page;
    private final Deciding deciding;
    private final Submissions submissions;

    AskController(
            AskedRequests asked,
            DetailsForm details,
            CaseFileReader files,
            SuspectOfRequest suspects,
            RequestPage page,
            Deciding deciding,
            Submissions submissions) {
        this.asked = asked;
        this.details = details;
        this.files = files;
        this.suspects = suspects;
        this.page = page;
        this.deciding = deciding;
        this.submissions = submissions;
    }

    @GetMapping("/new")
    String form(@AuthenticationPrincipal SignedIn officer, Model model) {
        return show(new Form(), officer, model);
    }

    @DecidesNothing("It begins a draft")
    @PostMapping("/new")
    String draft(
            @AuthenticationPrincipal SignedIn officer,
            Actor actor,
            HttpServletRequest request,
            Form form,
            Model model) {
        Optional<String> path = details.read(form, officer)
                .flatMap(typed -> submissions.once(
                        request,
                        form,
                        "reason",
                        () -> "/disclosure/"
                                + asked.draft(typed.details(), typed.district(), typed.station(), officer, actor)));
        return path.map(led -> "redirect:" + led).orElseGet(() -> show(form, officer, model));
    }

    @Decides(DisclosureRequestPage.class)
    @PostMapping("/{id}/files/{kind}")
    @Allows(value = Role.INVESTIGATING_OFFICER, action = TrailAction.DISCLOSURE_FILE_ADDED)
    String attach(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn officer,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        FileKind known = FileKind.ofKey(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        DisclosureRequest draft = page.find(id, officer);
        if (file == null || file.isEmpty()) {
            form.reject(kind, "disclosure.file.missing");
        } else {
            boolean isKept = form.whole(kind, () -> {
                        Blackening blackening = Blackening.read(form.value("boxes"), form.has("namesNobody", "true"));
                        byte[] content = bytes(file);
                        if (blackening.boxes().isEmpty()) {
                            Blackening.checkAgainst(
                                    files.proposed(content, suspects.of(draft)), form.value("proposalsSeen"));
                        }
                        DisclosureFile read = files.blackened(content, blackening);
                        return deciding.held(request, () -> {
                            asked.attach(id, known, read, blackening, officer, actor);
                            return true;
                        });
                    })
                    .orElse(false);
            if (isKept) {
                flash.addFlashAttribute("flash", "disclosure.file.kept");
                return "redirect:/disclosure/" + id;
            }
        }
        return page.show(id, officer, actor, form, model);
    }

    @Decides(DisclosureRequestPage.class)
    @PostMapping("/{id}/submission")
    String submit(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn officer,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return page.act(
                id,
                form,
                "fir",
                "disclosure.done.sent",
                request,
                officer,
                actor,
                flash,
                model,
                () -> asked.submit(id, officer, actor));
    }

    @Decides(DisclosureRequestPage.class)
    @PostMapping("/{id}/withdrawal")
    @Allows(value = Role.INVESTIGATING_OFFICER, action = TrailAction.DISCLOSURE_WITHDRAWN)
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn officer,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return page.act(
                id,
                form,
                "withdrawal",
                "disclosure.done.withdrawn",
                request,
                officer,
                actor,
                flash,
                model,
                () -> asked.withdraw(id, officer, actor));
    }

    private String show(Form form, SignedIn officer, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("asksDistrict", !DetailsForm.isOfOneDistrict(officer));
        return "disclosure/new";
    }

    static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException impossible) {
            // It is in memory already.
            throw new UncheckedIOException(impossible);
        }
    }
}
