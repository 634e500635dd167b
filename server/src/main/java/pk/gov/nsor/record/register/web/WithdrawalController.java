package pk.gov.nsor.record.register.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;

/**
 * Takes a CNIC off a record, since it was found to be somebody else's. One person can do so, with immediate effect:
 * while a CNIC is in doubt, the public gets no positive answer for it.
 */
@Controller
@RequestMapping("/people/{id}/cnic/{place}/withdrawal")
@Allows(value = Role.REGISTRAR, action = TrailAction.CNIC_WITHDRAWN, record = RecordUse.WORK)
@Decides(IdentityView.class)
class WithdrawalController {

    private final People people;
    private final IdentityConfirmation confirmation;
    private final Deciding deciding;

    WithdrawalController(People people, IdentityConfirmation confirmation, Deciding deciding) {
        this.people = people;
        this.confirmation = confirmation;
        this.deciding = deciding;
    }

    @GetMapping
    String page(@PathVariable UUID id, @PathVariable int place, Model model) {
        Person person = people.get(new PersonId(id));
        return show(person, open(person, place), place, new Form(), model);
    }

    @PostMapping
    String withdraw(
            @PathVariable UUID id,
            @PathVariable int place,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        boolean isWithdrawn = deciding.once(request, form, "reason", () -> {
            CnicOfPerson cnic = open(people.get(person), place);
            confirmation.withdraw(person, cnic.cnic(), form.value("reason"), actor);
        });
        if (!isWithdrawn) {
            Person now = people.get(person);
            return show(now, at(now, place), place, form, model);
        }
        flash.addFlashAttribute("flash", "register.withdrawal.done");
        return "redirect:/people/" + id;
    }

    /** The CNIC, by its position on the record, so that the number is in no address. */
    private static CnicOfPerson at(Person person, int place) {
        List<CnicOfPerson> cnics = person.cnics();
        if (place < 0 || place >= cnics.size()) {
            throw new UnknownPersonException();
        }
        return cnics.get(place);
    }

    private static CnicOfPerson open(Person person, int place) {
        CnicOfPerson cnic = at(person, place);
        if (cnic.status() == CnicOfPerson.Status.WITHDRAWN) {
            throw new UnknownPersonException();
        }
        return cnic;
    }

    private static String show(Person person, CnicOfPerson cnic, int place, Form form, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + person.id()));
        model.addAttribute("cnic", cnic);
        model.addAttribute("place", place);
        model.addAttribute("form", form);
        return "register/withdrawal";
    }
}
