package pk.gov.nsor.record.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.legalfile.ConvictionForm;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.registration.OffenderRegistration;

/** Adds to a record: an address, or another conviction. */
@Controller
@RequestMapping("/people/{id}")
@DecidesNothing(
        "It adds an address or a judgment to the record; what is there already is not touched, and what contradicts it is refused by the record")
class AdditionController {

    private final People people;
    private final OffenderRegistration registration;
    private final AddressForm addresses;
    private final ConvictionForm convictions;
    private final Submissions submissions;

    AdditionController(
            People people,
            OffenderRegistration registration,
            AddressForm addresses,
            ConvictionForm convictions,
            Submissions submissions) {
        this.people = people;
        this.registration = registration;
        this.addresses = addresses;
        this.convictions = convictions;
        this.submissions = submissions;
    }

    @GetMapping("/addresses/new")
    @Allows(value = Role.REGISTRAR, action = TrailAction.ADDRESS_RECORDED, record = RecordUse.WORK)
    String address(@PathVariable UUID id, Model model) {
        return showAddress(id, new Form(), model);
    }

    @PostMapping("/addresses/new")
    @Allows(value = Role.REGISTRAR, action = TrailAction.ADDRESS_RECORDED, record = RecordUse.WORK)
    String addAddress(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        List<NewAddress> read = addresses.read(form);
        if (!form.isValid() || read.isEmpty()) {
            return showAddress(id, form, model);
        }
        Optional<String> done = form.check(
                "from1",
                () -> submissions.once(request, () -> {
                    people.recordAddress(new PersonId(id), read.getFirst(), actor);
                    return "redirect:/people/" + id;
                }));
        if (done.isEmpty()) {
            return showAddress(id, form, model);
        }
        flash.addFlashAttribute("flash", "registration.address.added");
        return done.get();
    }

    @GetMapping("/convictions/new")
    @Allows(value = Role.REGISTRAR, action = TrailAction.CONVICTION_RECORDED, record = RecordUse.WORK)
    String conviction(@PathVariable UUID id, Locale locale, Model model) {
        return showConviction(id, new Form(), locale, model);
    }

    @PostMapping("/convictions/new")
    @Allows(value = Role.REGISTRAR, action = TrailAction.CONVICTION_RECORDED, record = RecordUse.WORK)
    String addConviction(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            Locale locale,
            RedirectAttributes flash,
            Model model) {
        if (Rows.added(form, "offences", 1, ConvictionForm.MOST)) {
            return showConviction(id, form, locale, model);
        }
        Optional<NewConviction> judgment = convictions.read(form);
        if (judgment.isEmpty()) {
            return showConviction(id, form, locale, model);
        }
        boolean isRecorded = submissions.once(request, form, "offenceOn", () -> {
            OffenderRegistration.Registered _ = form.has("another", "yes")
                    ? registration.convictedOfAnother(new PersonId(id), judgment.get(), actor)
                    : registration.convicted(new PersonId(id), judgment.get(), actor);
        });
        if (!isRecorded) {
            return showConviction(id, form, locale, model);
        }
        flash.addFlashAttribute("flash", "registration.conviction.added");
        return "redirect:/people/" + id;
    }

    private String showAddress(UUID id, Form form, Model model) {
        Person person = people.get(new PersonId(id));
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("form", form);
        return "registration/new-address";
    }

    private String showConviction(UUID id, Form form, Locale locale, Model model) {
        Person person = people.get(new PersonId(id));
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("form", form);
        convictions.offer(form, locale, model);
        return "registration/new-conviction";
    }
}
