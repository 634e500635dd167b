package pk.gov.nsor.register.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.CnicOfPerson;
import pk.gov.nsor.register.IdentityConfirmation;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.register.UnknownPersonException;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Submissions;

/**
 * Takes a CNIC off a record, since it was found to be somebody else's. One person does it at once: every doubt holds the
 * public's answer back.
 */
@Controller
@RequestMapping("/people/{id}/cnic/{place}/withdrawal")
@Allows(value = Role.REGISTRAR, action = TrailAction.CNIC_WITHDRAWN)
class WithdrawalController {

    private final People people;
    private final IdentityConfirmation confirmation;
    private final Submissions submissions;

    WithdrawalController(People people, IdentityConfirmation confirmation, Submissions submissions) {
        this.people = people;
        this.confirmation = confirmation;
        this.submissions = submissions;
    }

    @GetMapping
    String page(@PathVariable UUID id, @PathVariable int place, Model model) {
        Person person = people.get(new PersonId(id));
        return show(person, place, new Form(), model);
    }

    @PostMapping
    String withdraw(
            @PathVariable UUID id,
            @PathVariable int place,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        Person person = people.get(new PersonId(id));
        CnicOfPerson cnic = at(person, place);
        Form form = Form.of(request.getParameterMap());
        Optional<String> done = form.check(
                "reason",
                () -> submissions.once(request.getSession(), form.value("submissionId"), () -> {
                    confirmation.withdraw(person.id(), cnic.cnic(), form.value("reason"), actor);
                    return "done";
                }));
        if (done.isEmpty()) {
            return show(person, place, form, model);
        }
        flash.addFlashAttribute("flash", "register.withdrawal.done");
        return "redirect:/people/" + id;
    }

    /** The CNIC by its place on the record, so that it is in no address. */
    private static CnicOfPerson at(Person person, int place) {
        List<CnicOfPerson> cnics = person.cnics();
        if (place < 0 || place >= cnics.size() || cnics.get(place).status() == CnicOfPerson.Status.WITHDRAWN) {
            throw new UnknownPersonException();
        }
        return cnics.get(place);
    }

    private static String show(Person person, int place, Form form, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + person.id()));
        model.addAttribute("cnic", at(person, place));
        model.addAttribute("place", place);
        model.addAttribute("form", form);
        return "register/withdrawal";
    }
}
