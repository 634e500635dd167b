package pk.gov.nsor.policing.supervision.web.knowledge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
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
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.knowledge.Contact;
import pk.gov.nsor.policing.supervision.knowledge.Contacts;
import pk.gov.nsor.policing.supervision.web.CaseForms;
import pk.gov.nsor.policing.supervision.web.letter.DayText;

/** A contact with the person, the family or another agency. */
@Controller
@RequestMapping("/people/{id}/contacts/new")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.CONTACT_RECORDED,
        record = RecordUse.WORK)
@DecidesNothing("It adds a contact")
class ContactController {

    private final CaseForms forms;
    private final Contacts contacts;
    private final Clock clock;

    ContactController(CaseForms forms, Contacts contacts, Clock clock) {
        this.forms = forms;
        this.contacts = contacts;
        this.clock = clock;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        Form form = new Form().set("on", DayText.written(LocalDate.now(clock)));
        return forms.opened(id, form, model, ContactController::template);
    }

    @PostMapping
    String record(
            @PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "knowledge.contact.recorded",
                "/knowledge",
                (person, form) -> record(person, form, actor),
                ContactController::template);
    }

    private Optional<?> record(PersonId person, Form form, Actor actor) {
        Optional<UUID> entry = CaseForms.entry(form);
        Optional<Contact.Kind> kind = form.choice("kind", "knowledge.contact.kind.missing", Contact.Kind.class);
        Optional<LocalDate> on = form.day("on", "knowledge.day.missing");
        if (entry.isEmpty() || kind.isEmpty() || on.isEmpty()) {
            return Optional.empty();
        }
        return form.whole("on", () -> {
            Contact contact = new Contact(entry.get(), on.get(), kind.get(), form.value("note"));
            contacts.record(person, contact, actor);
            return contact;
        });
    }

    private static String template(PersonId person, Form form, Model model) {
        model.addAttribute("kinds", Contact.Kind.values());
        return "supervision/contact";
    }
}
