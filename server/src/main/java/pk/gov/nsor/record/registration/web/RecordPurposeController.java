package pk.gov.nsor.record.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.web.purpose.PurposeOfPage;

/**
 * The choice of the purpose for opening a record, from the reader's open work on it. Shows the record's number, and
 * nothing else of it.
 */
@Controller
@RequestMapping(RecordPurposeController.PAGE)
@Allows(
        value = {
            Role.REGISTRAR,
            Role.NATIONAL_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.DISTRICT_SUPERVISOR,
            Role.SUPERVISING_OFFICER
        },
        action = TrailAction.PURPOSE_CHOSEN,
        record = RecordUse.PURPOSE)
@DecidesNothing("It says why the reader opens a record")
class RecordPurposeController {

    static final String PAGE = "/people/{id}/purpose";

    private static final int LONGEST_REFERENCE = 60;

    private final AccessGrounds records;
    private final OfferedPurposes purposes;
    private final People people;
    private final Trail trail;
    private final Clock clock;

    RecordPurposeController(AccessGrounds records, OfferedPurposes purposes, People people, Trail trail, Clock clock) {
        this.records = records;
        this.purposes = purposes;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    static String page(UUID record) {
        return PAGE.replace("{id}", record.toString());
    }

    /** @param to the page of the record that was requested; anything else leads to the record's main page */
    @GetMapping
    String page(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            @AuthenticationPrincipal SignedIn reader,
            HttpServletRequest request,
            Model model) {
        return show(id, reader, new Form().set("to", to), request, model);
    }

    @PostMapping
    String choose(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            RecordView look,
            HttpServletRequest request,
            Form form,
            Model model) {
        Set<Purpose> offered = offered(id, reader);
        Optional<Purpose> chosen = Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.name().equals(form.value("purpose")) && offered.contains(purpose))
                .findFirst();
        if (chosen.isEmpty()) {
            form.reject("purpose", "access.record-purpose.missing");
            return show(id, reader, form, request, model);
        }
        boolean isReferred = chosen.get().needsReference();
        String reference = form.value("reference");
        if (isReferred && (reference.length() < 3 || reference.length() > LONGEST_REFERENCE)) {
            form.reject("reference", "access.record-purpose.reference.missing", 3, LONGEST_REFERENCE);
            return show(id, reader, form, request, model);
        }
        if (isReferred
                && form.check("reference", () -> Screened.require(reference)).isEmpty()) {
            return show(id, reader, form, request, model);
        }
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PURPOSE_CHOSEN)
                .about(id)
                .purpose(chosen.get().name())
                .link(look.link().name())
                .with(isReferred ? Map.of("reference", reference) : Map.of()));
        RecordPurposes.choose(request.getSession(), id, chosen.get(), clock.instant());
        return "redirect:"
                + (isOf(id, form.value("to")) ? PurposeOfPage.withoutTask(form.value("to")) : "/people/" + id);
    }

    private String show(UUID id, SignedIn reader, Form form, HttpServletRequest request, Model model) {
        PersonId person = new PersonId(id);
        String number = people.get(person).number().formatted();
        List<Purpose> offered = purposes.likeliestFirst(
                reader,
                person,
                records.of(reader, person),
                form.value("to"),
                OfferedPurposes.last(request, id)
                        .map(RecordPurposes.Chosen::purpose)
                        .orElse(null));
        model.addAttribute("form", form);
        model.addAttribute("id", id);
        model.addAttribute("number", number);
        model.addAttribute("offered", offered);
        model.addAttribute("mayRefer", offered.stream().anyMatch(Purpose::needsReference));
        model.addAttribute("crumb", new Crumb(number, "/people/" + id));
        return "registration/purpose";
    }

    private Set<Purpose> offered(UUID id, SignedIn reader) {
        PersonId person = new PersonId(id);
        return purposes.offered(reader, person, records.of(reader, person));
    }

    /** Whether it is a page of the record, and not a redirect to elsewhere. */
    private static boolean isOf(UUID id, String to) {
        return to.matches("/people/" + id + "([/?][^\\\\\\p{Cntrl}{}]*)?") && !to.contains("..");
    }
}
