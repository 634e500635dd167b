package pk.gov.nsor.record.fingerprints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.fingerprints.Agreement;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.Fingerprint;
import pk.gov.nsor.record.fingerprints.Fingerprint.Reason;
import pk.gov.nsor.record.fingerprints.Fingerprints;
import pk.gov.nsor.record.fingerprints.NewPrint;
import pk.gov.nsor.record.fingerprints.SameFingerException;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;

/** The prints of a person are taken, withdrawn, or compared with those of somebody who is present. */
@Controller
@RequestMapping("/people/{id}/fingerprints")
class FingerprintsController {

    private static final Set<Reason> REASONS = EnumSet.complementOf(EnumSet.of(Reason.REPLACED));

    private final People people;
    private final Fingerprints fingerprints;
    private final PrintFiles files;
    private final Deciding deciding;

    FingerprintsController(People people, Fingerprints fingerprints, PrintFiles files, Deciding deciding) {
        this.people = people;
        this.fingerprints = fingerprints;
        this.files = files;
        this.deciding = deciding;
    }

    @Decides(OfFingerprints.class)
    @GetMapping("/new")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
            action = TrailAction.FINGERPRINTS_TAKEN,
            record = RecordUse.WORK)
    String form(@PathVariable UUID id, Model model) {
        return show(new PersonId(id), new Form(), List.of(), model);
    }

    /** Prints that can be read are kept, whatever is wrong with others; those come back with what to do better. */
    @Decides(OfFingerprints.class)
    @PostMapping("/new")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
            action = TrailAction.FINGERPRINTS_TAKEN,
            record = RecordUse.WORK)
    String take(
            @PathVariable UUID id,
            @RequestParam Map<String, MultipartFile> given,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        List<NewPrint> prints = files.read(form, given);
        if (prints.isEmpty()) {
            return show(person, form, prints, model);
        }
        Optional<String> flashed = Optional.empty();
        try {
            flashed = deciding.once(
                    request,
                    form,
                    PrintFiles.field(prints.getFirst().finger()),
                    () -> fingerprints.add(person, prints, actor).isEmpty()
                            ? "fingerprint.added"
                            : "fingerprint.added.unlike");
        } catch (SameFingerException same) {
            files.refuse(form, same);
        }
        if (!form.isValid()) {
            return show(person, form, flashed.isPresent() ? prints : List.of(), model);
        }
        flash.addFlashAttribute("flash", flashed.orElse(""));
        return "redirect:/people/" + id + "#fingerprints";
    }

    @Decides(OfFingerprints.class)
    @GetMapping("/{finger}/withdrawal")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
            action = TrailAction.FINGERPRINT_WITHDRAWN,
            record = RecordUse.WORK)
    String withdrawal(@PathVariable UUID id, @PathVariable Finger finger, Model model) {
        return showWithdrawal(new PersonId(id), finger, new Form(), model);
    }

    @Decides(OfFingerprints.class)
    @PostMapping("/{finger}/withdrawal")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
            action = TrailAction.FINGERPRINT_WITHDRAWN,
            record = RecordUse.WORK)
    String withdraw(
            @PathVariable UUID id,
            @PathVariable Finger finger,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<Reason> reason = form.choice("reason", "fingerprint.reason.missing", Reason.class)
                .filter(REASONS::contains);
        if (reason.isEmpty()) {
            return showWithdrawal(person, finger, form, model);
        }
        boolean isDone = deciding.once(
                request, form, "reason", () -> fingerprints.withdraw(person, finger, reason.get(), actor));
        if (!isDone) {
            return showWithdrawal(person, finger, form, model);
        }
        flash.addFlashAttribute("flash", "fingerprint.withdrawn");
        return "redirect:/people/" + id + "#fingerprints";
    }

    @GetMapping("/comparison")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
            action = TrailAction.FINGERPRINT_COMPARED,
            record = RecordUse.WORK)
    String comparison(@PathVariable UUID id, Model model) {
        return showComparison(new PersonId(id), new Form(), model);
    }

    @DecidesNothing("It compares with what is on record at that moment, and changes nothing")
    @PostMapping("/comparison")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
            action = TrailAction.FINGERPRINT_COMPARED,
            record = RecordUse.WORK)
    String compare(
            @PathVariable UUID id,
            @RequestParam(name = "print", required = false) @Nullable MultipartFile file,
            RecordView view,
            Actor actor,
            Form form,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<Finger> finger = form.choice("finger", "fingerprint.finger.missing", Finger.class);
        if (file == null || file.isEmpty()) {
            form.reject("print", "fingerprint.file.missing");
        } else if (finger.isPresent()) {
            files.read(form, finger.get(), "print", file)
                    .flatMap(print -> fingerprints.compare(print, view, actor))
                    .ifPresent(comparison -> model.addAttribute("comparison", comparison));
        }
        return showComparison(person, form, model);
    }

    private String show(PersonId person, Form form, List<NewPrint> taken, Model model) {
        frame(person, form, model);
        model.addAttribute("taken", taken.stream().map(NewPrint::finger).toList());
        model.addAttribute("onRecord", onRecord(person));
        return "fingerprints/new";
    }

    private String showWithdrawal(PersonId person, Finger finger, Form form, Model model) {
        if (!onRecord(person).contains(finger)) {
            throw new UnknownPersonException();
        }
        frame(person, form, model);
        model.addAttribute("finger", finger);
        model.addAttribute("reasons", REASONS);
        return "fingerprints/withdrawal";
    }

    private String showComparison(PersonId person, Form form, Model model) {
        frame(person, form, model);
        model.addAttribute("fingers", onRecord(person));
        model.addAttribute("agreesFrom", Math.round(Agreement.AGREES_FROM));
        return "fingerprints/comparison";
    }

    private Set<Finger> onRecord(PersonId person) {
        return fingerprints.of(person).stream()
                .filter(Fingerprint::counts)
                .map(Fingerprint::finger)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Finger.class)));
    }

    private void frame(PersonId id, Form form, Model model) {
        Person person = people.get(id);
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("form", form);
    }
}
