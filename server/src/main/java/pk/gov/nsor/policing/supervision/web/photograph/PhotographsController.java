package pk.gov.nsor.policing.supervision.web.photograph;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.web.AppearanceForm;
import pk.gov.nsor.policing.supervision.web.CaseOverview;
import pk.gov.nsor.policing.supervision.web.CasePage;
import pk.gov.nsor.policing.supervision.web.letter.DayText;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.register.picture.NewPhotograph;
import pk.gov.nsor.record.register.picture.Photograph;
import pk.gov.nsor.record.register.picture.Photograph.Reason;
import pk.gov.nsor.record.register.picture.Photographs;

/** A photograph is added to a record, or found to be wrong. */
@Controller
@RequestMapping("/people/{id}/photographs")
class PhotographsController {

    private final CasePage page;
    private final Photographs photographs;
    private final PhotographForm files;
    private final Deciding deciding;
    private final Clock clock;

    PhotographsController(
            CasePage page, Photographs photographs, PhotographForm files, Deciding deciding, Clock clock) {
        this.page = page;
        this.photographs = photographs;
        this.files = files;
        this.deciding = deciding;
        this.clock = clock;
    }

    @GetMapping("/new")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
            action = TrailAction.PHOTOGRAPH_ADDED,
            record = RecordUse.WORK)
    String form(@PathVariable UUID id, Model model) {
        Form form = new Form().set("takenOn", DayText.written(LocalDate.now(clock)));
        return show(new PersonId(id), form, model);
    }

    @DecidesNothing("It adds a photograph")
    @PostMapping("/new")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
            action = TrailAction.PHOTOGRAPH_ADDED,
            record = RecordUse.WORK)
    String add(
            @PathVariable UUID id,
            @RequestParam(name = "photograph", required = false) @Nullable MultipartFile file,
            Actor actor,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<UUID> identifier = form.require("identifier", "invalid.photograph.other", AppearanceForm::identifier);
        Optional<LocalDate> takenOn = form.day("takenOn", "photograph.taken-on.missing");
        if (file == null || file.isEmpty()) {
            form.reject("photograph", "photograph.file.missing");
        } else if (identifier.isPresent() && takenOn.isPresent()) {
            Optional<NewPhotograph> photograph = files.read(form, identifier.get(), takenOn.get(), file);
            boolean isAdded = photograph
                    .flatMap(read -> form.whole("photograph", () -> {
                        photographs.add(person, read, actor);
                        return true;
                    }))
                    .orElse(false);
            if (isAdded) {
                flash.addFlashAttribute("flash", "photograph.added");
                return "redirect:/people/" + id + "#photographs";
            }
        }
        model.addAttribute("again", PhotographForm.isGiven(file));
        return show(person, form, model);
    }

    @Decides(CaseOverview.OfPhotograph.class)
    @GetMapping("/{photograph}/withdrawal")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
            action = TrailAction.PHOTOGRAPH_WITHDRAWN,
            record = RecordUse.WORK)
    String withdrawal(@PathVariable UUID id, @PathVariable UUID photograph, Model model) {
        return showWithdrawal(new PersonId(id), photograph, new Form(), model);
    }

    @Decides(CaseOverview.OfPhotograph.class)
    @PostMapping("/{photograph}/withdrawal")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
            action = TrailAction.PHOTOGRAPH_WITHDRAWN,
            record = RecordUse.WORK)
    String withdraw(
            @PathVariable UUID id,
            @PathVariable UUID photograph,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<Reason> reason = form.choice("reason", "photograph.reason.missing", Reason.class);
        if (reason.isEmpty()) {
            return showWithdrawal(person, photograph, form, model);
        }
        boolean isDone = deciding.once(
                request, form, "reason", () -> photographs.withdraw(person, photograph, reason.get(), actor));
        if (!isDone) {
            return showWithdrawal(person, photograph, form, model);
        }
        flash.addFlashAttribute("flash", "photograph.withdrawn");
        return "redirect:/people/" + id + "#photographs";
    }

    private String show(PersonId person, Form form, Model model) {
        // A user whose file is refused sends another one; what was sent before under the identifier stays.
        form.set("identifier", UUID.randomUUID().toString());
        page.show(person, model);
        model.addAttribute("form", form);
        return "supervision/photograph";
    }

    private String showWithdrawal(PersonId person, UUID photograph, Form form, Model model) {
        Photograph shown = photographs.of(person).stream()
                .filter(known -> known.id().equals(photograph) && known.counts())
                .findFirst()
                .orElseThrow(UnknownPersonException::new);
        page.show(person, model);
        model.addAttribute("form", form);
        model.addAttribute("photograph", shown);
        model.addAttribute("reasons", Reason.values());
        return "supervision/photograph-withdrawal";
    }
}
