package pk.gov.nsor.record.conviction.web;

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
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.legalfile.ConvictionForm;
import pk.gov.nsor.record.conviction.legalfile.FactMessages;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.UnknownPersonException;

/** Corrects a fact, or withdraws one that was recorded in error; earlier versions stay on record. */
@Controller
@RequestMapping("/people/{id}/legal/{kind}/{fact}")
@Decides(LegalRecordPage.class)
class CorrectionController {

    private final FactPage page;
    private final FactForm forms;
    private final FactRecording recording;
    private final FactMessages wording;
    private final Deciding deciding;

    CorrectionController(
            FactPage page, FactForm forms, FactRecording recording, FactMessages wording, Deciding deciding) {
        this.page = page;
        this.forms = forms;
        this.recording = recording;
        this.wording = wording;
        this.deciding = deciding;
    }

    @GetMapping("/correction")
    @Allows(value = Role.REGISTRAR, action = TrailAction.LEGAL_FACT_CORRECTED, record = RecordUse.WORK)
    String correction(
            @PathVariable UUID id, @PathVariable String kind, @PathVariable UUID fact, Locale locale, Model model) {
        LegalFile file = page.file(id);
        LegalFact now = find(file, kind, fact).now();
        return show("conviction/correction", id, file, fact, now, forms.show(now, locale), locale, model);
    }

    @PostMapping("/correction")
    @Allows(value = Role.REGISTRAR, action = TrailAction.LEGAL_FACT_CORRECTED, record = RecordUse.WORK)
    String correct(
            @PathVariable UUID id,
            @PathVariable String kind,
            @PathVariable UUID fact,
            Actor actor,
            HttpServletRequest request,
            Form form,
            Locale locale,
            RedirectAttributes flash,
            Model model) {
        LegalFile file = page.file(id);
        LegalFact now = find(file, kind, fact).now();
        if (!Rows.added(form, "offences", 1, ConvictionForm.MOST)) {
            Optional<? extends LegalFact> corrected = forms.read(form, Target.of(now));
            String reason = reason(form);
            if (corrected.isPresent() && form.isValid()) {
                Optional<String> done = form.whole(
                        corrected.get().kind() == pk.gov.nsor.record.conviction.FactKind.CONVICTION
                                ? "judgmentOn"
                                : "on",
                        () -> deciding.once(request, () -> {
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
    @Allows(value = Role.REGISTRAR, action = TrailAction.LEGAL_FACT_WITHDRAWN, record = RecordUse.WORK)
    String withdrawal(
            @PathVariable UUID id, @PathVariable String kind, @PathVariable UUID fact, Locale locale, Model model) {
        LegalFile file = page.file(id);
        LegalFact now = find(file, kind, fact).now();
        return show("conviction/withdrawal", id, file, fact, now, new Form(), locale, model);
    }

    @PostMapping("/withdrawal")
    @Allows(value = Role.REGISTRAR, action = TrailAction.LEGAL_FACT_WITHDRAWN, record = RecordUse.WORK)
    String withdraw(
            @PathVariable UUID id,
            @PathVariable String kind,
            @PathVariable UUID fact,
            Actor actor,
            HttpServletRequest request,
            Form form,
            Locale locale,
            RedirectAttributes flash,
            Model model) {
        LegalFile file = page.file(id);
        LegalFact now = find(file, kind, fact).now();
        String reason = reason(form);
        if (form.isValid()) {
            Optional<String> done = form.check(
                    "correctionReason",
                    () -> deciding.once(request, () -> {
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
