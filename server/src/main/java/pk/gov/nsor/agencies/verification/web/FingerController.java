package pk.gov.nsor.agencies.verification.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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
import pk.gov.nsor.agencies.verification.FingerQuestion;
import pk.gov.nsor.agencies.verification.FingerQuestions;
import pk.gov.nsor.agencies.verification.FingerState;
import pk.gov.nsor.agencies.verification.Verifications;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;

/** A finger of somebody who is present is passed on to NADRA: is it of whoever has the CNIC on the record? */
@Controller
@RequestMapping("/people/{id}/nadra-finger")
@Allows(
        value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.REGISTRAR},
        action = TrailAction.NADRA_FINGER_TAKEN,
        record = RecordUse.WORK)
class FingerController {

    private final FingerQuestions fingers;
    private final Verifications verifications;
    private final People people;
    private final FingerLines lines;

    FingerController(FingerQuestions fingers, Verifications verifications, People people, FingerLines lines) {
        this.fingers = fingers;
        this.verifications = verifications;
        this.people = people;
        this.lines = lines;
    }

    /** While an answer is out, the page asks for itself again. */
    @GetMapping
    String page(@PathVariable UUID id, Model model) {
        return show(new PersonId(id), new Form(), model);
    }

    @DecidesNothing("It asks NADRA; nothing on the record changes, and one finger waits once")
    @PostMapping
    String ask(
            @PathVariable UUID id,
            @RequestParam(name = "print", required = false) @Nullable MultipartFile file,
            RecordView view,
            Actor actor,
            Form form,
            Model model) {
        PersonId person = new PersonId(id);
        List<Cnic> known = cnics(person);
        Optional<Cnic> cnic = known.size() == 1
                ? Optional.of(known.getFirst())
                : known.stream()
                        .filter(each -> form.has("cnic", each.formatted()))
                        .findFirst();
        Optional<Finger> finger = form.choice("finger", "fingerprint.finger.missing", Finger.class);
        if (cnic.isEmpty()) {
            form.reject("cnic", "nadra.finger.cnic.missing");
        }
        if (file == null || file.isEmpty()) {
            form.reject("print", "fingerprint.file.missing");
        }
        if (!verifications.isOn()) {
            form.reject("print", "nadra.finger.off");
        }
        if (form.isValid() && file != null) {
            byte[] print = bytes(file);
            boolean isRead = form.check("print", () -> {
                        fingers.check(finger.orElseThrow(), print);
                        return true;
                    })
                    .orElse(false);
            boolean isPut = isRead
                    && form.check("finger", () -> {
                                fingers.put(
                                        person, cnic.orElseThrow(), finger.orElseThrow(), print, view.purpose(), actor);
                                return true;
                            })
                            .orElse(false);
            if (isPut) {
                return "redirect:/people/" + id + "/nadra-finger";
            }
        }
        return show(person, form, model);
    }

    private String show(PersonId person, Form form, Model model) {
        List<FingerQuestion> asked = fingers.of(person);
        model.addAttribute("form", form);
        model.addAttribute("person", people.get(person));
        model.addAttribute("cnics", cnics(person).stream().map(Cnic::formatted).toList());
        model.addAttribute("fingers", Finger.values());
        model.addAttribute("isOn", verifications.isOn());
        model.addAttribute("asked", lines.of(asked));
        model.addAttribute("isWaiting", asked.stream().anyMatch(each -> each.state() == FingerState.WAITING));
        return "nadra/finger";
    }

    /** Those that count: a withdrawn one was never the person's. */
    private List<Cnic> cnics(PersonId person) {
        return people.get(person).cnics().stream()
                .filter(cnic -> cnic.status() != CnicOfPerson.Status.WITHDRAWN)
                .map(CnicOfPerson::cnic)
                .distinct()
                .toList();
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException impossible) {
            // It is in memory already.
            throw new UncheckedIOException(impossible);
        }
    }
}
