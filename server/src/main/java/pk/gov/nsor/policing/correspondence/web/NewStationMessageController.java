package pk.gov.nsor.policing.correspondence.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.policing.correspondence.NewStationMessage;
import pk.gov.nsor.policing.correspondence.StationMessages;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** Asks another station about somebody. */
@Controller
@RequestMapping("/people/{id}/station-messages/new")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.STATION_MESSAGE_SENT,
        record = RecordUse.WORK)
@DecidesNothing("It asks something")
class NewStationMessageController {

    private final StationMessages messages;
    private final People people;
    private final PlaceFields places;
    private final Submissions submissions;

    NewStationMessageController(StationMessages messages, People people, PlaceFields places, Submissions submissions) {
        this.messages = messages;
        this.people = people;
        this.places = places;
        this.submissions = submissions;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        return show(new PersonId(id), new Form(), model);
    }

    @PostMapping
    String ask(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<PoliceStation> station = places.station(form, "station", "correspondence.station.missing");
        Optional<LocalDate> answerBy = form.day("answerBy");
        boolean isDone = station.isPresent()
                && form.problem("answerBy").isEmpty()
                && submissions.once(
                        request,
                        form,
                        "question",
                        () -> messages.ask(
                                person,
                                new NewStationMessage(
                                        station.get().code(), form.value("question"), answerBy.orElse(null)),
                                reader,
                                actor));
        if (!isDone) {
            return show(person, form, model);
        }
        flash.addFlashAttribute("flash", "correspondence.sent");
        return "redirect:/people/" + id + "#correspondence";
    }

    private String show(PersonId id, Form form, Model model) {
        Person person = people.get(id);
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("form", form);
        return "correspondence/ask";
    }
}
