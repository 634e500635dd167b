package pk.gov.nsor.publicservice.disclosure.certificates.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.disclosure.certificates.Asking;
import pk.gov.nsor.publicservice.disclosure.certificates.Certificate;
import pk.gov.nsor.publicservice.disclosure.certificates.CertificatePaper;
import pk.gov.nsor.publicservice.disclosure.certificates.CertificateProposal;
import pk.gov.nsor.publicservice.disclosure.certificates.Certificates;
import pk.gov.nsor.publicservice.disclosure.certificates.Revocation;
import pk.gov.nsor.publicservice.disclosure.certificates.Work;
import pk.gov.nsor.record.register.Examination;

/** Certificates at the counter: taken down, printed, revoked. Issuing is a decision among the approvals. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.CERTIFICATES_VIEWED)
class CertificatesController {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private final Certificates certificates;
    private final CertificateProposal kind;
    private final CertificatePaper paper;
    private final AskingForm asking;
    private final Accounts accounts;
    private final Submissions submissions;
    private final Deciding deciding;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    CertificatesController(
            Certificates certificates,
            CertificateProposal kind,
            CertificatePaper paper,
            AskingForm asking,
            Accounts accounts,
            Submissions submissions,
            Deciding deciding,
            Trail trail,
            UiFormat uiFormat,
            Clock clock) {
        this.certificates = certificates;
        this.kind = kind;
        this.paper = paper;
        this.asking = asking;
        this.accounts = accounts;
        this.submissions = submissions;
        this.deciding = deciding;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @GetMapping("/certificates/new")
    String ask(Model model) {
        return form(new Form().set("consentOn", DAY.format(today())), model);
    }

    @DecidesNothing("It asks a second person for a new certificate")
    @PostMapping("/certificates/new")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.CERTIFICATE_ASKED)
    String ask(Actor actor, HttpServletRequest request, Form form, RedirectAttributes flash, Model model) {
        Optional<Asking> asked = asking.read(form);
        Optional<String> path = asked.flatMap(
                one -> submissions.once(request, form, "cnic", () -> "/certificates/" + kind.ask(one, actor)));
        if (path.isEmpty()) {
            return form(form, model);
        }
        flash.addFlashAttribute("flash", "certificate.done.asked");
        return "redirect:" + path.get();
    }

    /** The view is written to the trail before the page is sent. */
    @Decides(CertificatePage.class)
    @GetMapping("/certificates/{id}")
    String page(@PathVariable UUID id, Actor actor, Model model) {
        Certificate certificate = find(id);
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.CERTIFICATES_VIEWED).about(id));
        return show(certificate, new Form(), model);
    }

    @Decides(CertificatePage.class)
    @PostMapping("/certificates/{id}/paper")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.CERTIFICATE_PRINTED)
    Object print(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
        Certificate certificate = find(id);
        Form form = new Form();
        Optional<Certificates.Printed> printed =
                form.whole("print", () -> deciding.held(request, () -> certificates.print(id, actor)));
        if (printed.isEmpty()) {
            return show(certificate, form, model);
        }
        String publicPage = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(CertificateCodeController.PATH)
                .toUriString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("certificate-" + certificate.number() + ".pdf")
                                .build()
                                .toString())
                .body(paper.draw(printed.get(), publicPage));
    }

    @Decides(CertificatePage.class)
    @PostMapping("/certificates/{id}/revocation")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.CERTIFICATE_REVOKED)
    String revoke(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Certificate certificate = find(id);
        Optional<Revocation> why = form.choice("why", "certificate.revoke.missing", Revocation.class);
        boolean isDone =
                why.isPresent() && deciding.once(request, form, "why", () -> certificates.revoke(id, why.get(), actor));
        if (!isDone) {
            return show(certificate, form, model);
        }
        flash.addFlashAttribute("flash", "certificate.done.revoked");
        return "redirect:/certificates/" + id;
    }

    private String form(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("documents", Examination.Document.values());
        model.addAttribute("works", Work.values());
        model.addAttribute("crumb", crumb());
        return "disclosure/certificate-new";
    }

    private String show(Certificate certificate, Form form, Model model) {
        Certificate.State state = certificate.on(today());
        boolean holds = state == Certificate.State.ISSUED;
        int prints = certificates.prints(certificate.id());
        model.addAttribute("certificate", certificate);
        model.addAttribute("state", state);
        model.addAttribute("form", form);
        model.addAttribute("prints", prints);
        model.addAttribute("mayPrint", holds && prints < Certificates.MOST_PRINTS);
        model.addAttribute("mayRevoke", holds);
        model.addAttribute("revocations", Revocation.values());
        model.addAttribute("askedBy", name(certificate.askedBy()));
        model.addAttribute(
                "issuedBy",
                certificate.issue() == null ? "" : name(certificate.issue().by()));
        model.addAttribute(
                "revokedBy",
                certificate.revoked() == null ? "" : name(certificate.revoked().by()));
        model.addAttribute("crumb", crumb());
        return "disclosure/certificate";
    }

    private Crumb crumb() {
        return new Crumb(uiFormat.text("certificate.title"), "/certificates");
    }

    private String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse("");
    }

    private Certificate find(UUID id) {
        return certificates.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
