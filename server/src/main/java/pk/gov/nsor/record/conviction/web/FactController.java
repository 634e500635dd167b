package pk.gov.nsor.record.conviction.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.UnknownPersonException;

/** Records what courts and prisons did, and deaths. Judgments and quashings have pages of their own. */
@Controller
@RequestMapping("/people/{id}/legal/{kind}/new")
@Allows(value = Role.REGISTRAR, action = TrailAction.LEGAL_FACT_RECORDED, record = RecordUse.WORK)
@DecidesNothing(
        "It adds a fact of a court or prison; what contradicts those that are there is refused under the lock of the record")
class FactController {

    private final FactPage page;
    private final FactForm forms;
    private final FactRecording recording;
    private final Submissions submissions;

    FactController(FactPage page, FactForm forms, FactRecording recording, Submissions submissions) {
        this.page = page;
        this.forms = forms;
        this.recording = recording;
        this.submissions = submissions;
    }

    @GetMapping
    String page(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam @Nullable UUID conviction,
            @RequestParam @Nullable UUID appeal,
            @RequestParam @Nullable UUID custodyPeriod,
            Locale locale,
            Model model) {
        LegalFile file = page.file(id);
        Form form = new Form();
        if (conviction != null) {
            form.set("conviction", conviction.toString());
        }
        if (custodyPeriod != null) {
            file.custody().stream()
                    .filter(fact ->
                            fact.inForce() && fact.now().custodyPeriod().value().equals(custodyPeriod))
                    .reduce((one, later) -> later)
                    .ifPresent(last -> form.set("prison", last.now().prison()));
        }
        return show(id, file, target(file, kind, conviction, appeal, custodyPeriod), form, locale, model);
    }

    @PostMapping
    String record(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam(name = "of", required = false) @Nullable UUID conviction,
            @RequestParam(required = false) @Nullable UUID appeal,
            @RequestParam(required = false) @Nullable UUID custodyPeriod,
            Actor actor,
            HttpServletRequest request,
            Form form,
            Locale locale,
            RedirectAttributes flash,
            Model model) {
        LegalFile file = page.file(id);
        Target target = target(file, kind, conviction, appeal, custodyPeriod);
        Optional<? extends LegalFact> fact = forms.read(form, target);
        if (fact.isPresent()) {
            boolean isRecorded = submissions.once(request, form, "on", () -> {
                FactId _ = recording.record(new PersonId(id), fact.get(), actor);
            });
            if (isRecorded) {
                flash.addFlashAttribute("flash", "conviction.recorded");
                return "redirect:/people/" + id + "/legal";
            }
        }
        return show(id, file, target, form, locale, model);
    }

    private String show(UUID id, LegalFile file, Target target, Form form, Locale locale, Model model) {
        page.show(id, file, target, form, locale, model);
        return "conviction/fact";
    }

    /** Nothing can be recorded about a judgment, an appeal or a custody period that does not exist. */
    private static Target target(
            LegalFile file,
            String kind,
            @Nullable UUID conviction,
            @Nullable UUID appeal,
            @Nullable UUID custodyPeriod) {
        Target target = new Target(
                FactPage.kind(kind),
                conviction == null ? null : new ConvictionId(conviction),
                appeal == null ? null : new FactId(appeal),
                custodyPeriod == null ? null : new CustodyPeriodId(custodyPeriod),
                null);
        boolean isThere = switch (target.kind()) {
            case SENTENCE, APPEAL, CLEMENCY ->
                target.conviction() != null
                        && file.conviction(target.conviction()).isPresent();
            case DISMISSAL ->
                target.appeal() != null && file.appeal(target.appeal()).isPresent();
            case CUSTODY ->
                target.custodyPeriod() == null
                        || file.custodyPeriods().stream()
                                .anyMatch(known -> known.id().equals(target.custodyPeriod()));
            case DEATH -> true;
            case CONVICTION, QUASHING -> false;
        };
        if (!isThere) {
            throw new UnknownPersonException();
        }
        return target.kind() == FactKind.CUSTODY
                ? new Target(FactKind.CUSTODY, null, null, target.custodyPeriod(), null)
                : target;
    }
}
