package pk.gov.nsor.conviction.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.conviction.ConvictionForm;
import pk.gov.nsor.conviction.Fact;
import pk.gov.nsor.conviction.FactId;
import pk.gov.nsor.conviction.FactRecording;
import pk.gov.nsor.conviction.FactWording;
import pk.gov.nsor.conviction.LegalFact;
import pk.gov.nsor.conviction.LegalFile;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.UnknownPersonException;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Rows;
import pk.gov.nsor.shell.Submissions;

/** Puts a fact right, or withdraws one that was recorded in error; what was known before stays. */
@Controller
@RequestMapping("/people/{id}/legal/{kind}/{fact}")
class CorrectionController {

    private final FactPage page;
    private final FactForm forms;
    private final FactRecording recording;
    private final FactWording wording;
    private final Submissions submissions;

    CorrectionController(
            FactPage page, FactForm forms, FactRecording recording, FactWording wording, Submissions submissions) {
        this.page = page;
        this.forms = forms;
        this.recording = recording;
        this.wording = wording;
        this.submissions = submissions;
    }

    @GetMapping("/correction")
    @Allows(value = Role.REGISTRAR, action = TrailAction.LEGAL_FACT_CORRECTED)
    String correction(
            @PathVariable UUID id, @PathVariable String kind, @PathVariable UUID fact, Locale locale, Model model) {
        LegalFile file = page.file(id);
        LegalFact now = find(file, kind, fact).now();
        return show("conviction/correction", id, file, fact, now, forms.show(now, locale), locale, model);
    }

    @PostMapping("/correction")
    @Allows(value = Role.REGISTRAR, action = TrailAction.LEGAL_FACT_CORRECTED)
    String correct(
            @PathVariable UUID id,
            @PathVariable String kind,
            @PathVariable UUID fact,
            Actor actor,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes flash,
            Model model) {
        LegalFile file = page.file(id);
        LegalFact now = find(file, kind, fact).now();
        Form form = Form.of(request.getParameterMap());
        if (!Rows.added(form, "offences", 1, ConvictionForm.MOST)) {
            Optional<? extends LegalFact> corrected = forms.read(form, Target.of(now));
            String reason = reason(form);
            if (corrected.isPresent() && form.isValid()) {
                Optional<String> done = form.whole(
                        corrected.get().kind() == pk.gov.nsor.conviction.FactKind.CONVICTION ? "judgmentOn" : "on",
                        () -> submissions.once(request.getSession(), form.value("submissionId"), () -> {
                            recording.correct(new PersonId(id), new FactId(fact), corrected.get(), reason, actor);
                            return "done";
                        }));
                if (done.isPresent()) {
                    flash.addFlashAttribute("flash", "conviction.corrected");
                    return "redirect:/people/" + id + "/legal";
                }
            }
        }
        return show("conviction/correction", id, file, fact, now, form, locale, model);
    }

    @GetMapping("/withdrawal")
    @Allows(value = Role.REGISTRAR, action = TrailAction.LEGAL_FACT_WITHDRAWN)
    String withdrawal(
            @PathVariable UUID id, @PathVariable String kind, @PathVariable UUID fact, Locale locale, Model model) {
        LegalFile file = page.file(id);
        LegalFact now = find(file, kind, fact).now();
        return show("conviction/withdrawal", id, file, fact, now, new Form(), locale, model);
    }

    @PostMapping("/withdrawal")
    @Allows(value = Role.REGISTRAR, action = TrailAction.LEGAL_FACT_WITHDRAWN)
    String withdraw(
            @PathVariable UUID id,
            @PathVariable String kind,
            @PathVariable UUID fact,
            Actor actor,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes flash,
            Model model) {
        LegalFile file = page.file(id);
        LegalFact now = find(file, kind, fact).now();
        Form form = Form.of(request.getParameterMap());
        String reason = reason(form);
        if (form.isValid()) {
            Optional<String> done = form.check(
                    "correctionReason",
                    () -> submissions.once(request.getSession(), form.value("submissionId"), () -> {
                        recording.withdraw(new PersonId(id), now.kind(), new FactId(fact), reason, actor);
                        return "done";
                    }));
            if (done.isPresent()) {
                flash.addFlashAttribute("flash", "conviction.withdrawn");
                return "redirect:/people/" + id + "/legal";
            }
        }
        return show("conviction/withdrawal", id, file, fact, now, form, locale, model);
    }

    private static String reason(Form form) {
        String reason = form.value("correctionReason");
        if (reason.isEmpty()) {
            form.reject("correctionReason", "conviction.correction-reason.missing");
        }
        return reason;
    }

    private static Fact<? extends LegalFact> find(LegalFile file, String kind, UUID id) {
        return file.find(FactPage.kind(kind), new FactId(id))
                .filter(Fact::inForce)
                .orElseThrow(UnknownPersonException::new);
    }

    private String show(
            String view, UUID id, LegalFile file, UUID fact, LegalFact now, Form form, Locale locale, Model model) {
        page.show(id, file, Target.of(now), form, locale, model);
        model.addAttribute("fact", fact);
        model.addAttribute("now", wording.text(now));
        model.addAttribute("on", now.on());
        return view;
    }
}
