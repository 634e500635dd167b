package pk.gov.nsor.record.register.web;

import jakarta.servlet.http.HttpServletRequest;
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
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.record.register.CnicTakenException;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** Enters a CNIC that was not known when the person was registered. */
@Controller
@RequestMapping("/people/{id}/cnic")
@Allows(value = Role.REGISTRAR, action = TrailAction.CNIC_ENTERED, record = RecordUse.WORK)
@DecidesNothing("It enters a CNIC, which counts only when a second person has confirmed it")
class CnicController {

    private final People people;
    private final CnicFormat cnics;
    private final Submissions submissions;

    CnicController(People people, CnicFormat cnics, Submissions submissions) {
        this.people = people;
        this.cnics = cnics;
        this.submissions = submissions;
    }

    @GetMapping
    String page(@PathVariable UUID id, Model model) {
        return show(id, new Form(), model);
    }

    @PostMapping
    String enter(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Optional<Cnic> cnic = form.require("cnic", "register.cnic.missing", cnics::parse);
        if (cnic.isEmpty()) {
            return show(id, form, model);
        }
        try {
            String _ = submissions.once(request, () -> {
                people.enterCnic(new PersonId(id), cnic.get(), actor);
                return "";
            });
        } catch (CnicTakenException taken) {
            form.reject("cnic", "register.cnic.taken", taken.number().formatted());
            return show(id, form, model);
        }
        flash.addFlashAttribute("flash", "register.cnic.entered");
        return "redirect:/people/" + id;
    }

    private String show(UUID id, Form form, Model model) {
        Person person = people.get(new PersonId(id));
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("form", form);
        return "register/cnic";
    }
}
