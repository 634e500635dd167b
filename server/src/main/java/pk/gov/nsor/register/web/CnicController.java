package pk.gov.nsor.register.web;

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
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.CnicTakenException;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Submissions;

/** Enters a CNIC that was not known when the person was registered. */
@Controller
@RequestMapping("/people/{id}/cnic")
@Allows(value = Role.REGISTRAR, action = TrailAction.CNIC_ENTERED)
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
            @PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        Form form = Form.of(request.getParameterMap());
        Optional<Cnic> cnic = form.require("cnic", "register.cnic.missing", cnics::parse);
        if (cnic.isEmpty()) {
            return show(id, form, model);
        }
        try {
            String unused = submissions.once(request.getSession(), form.value("submissionId"), () -> {
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
