package pk.gov.nsor.policing.supervision.web.letter;

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
import pk.gov.nsor.policing.supervision.DutiesExplained;
import pk.gov.nsor.policing.supervision.DutiesExplained.How;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.policing.supervision.caseload.Cases;
import pk.gov.nsor.policing.supervision.web.AppearanceForm;
import pk.gov.nsor.policing.supervision.web.CasePage;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.registration.Standings;

/**
 * The letter with a person's duties, to be printed and signed, and the form that records that the duties were
 * explained.
 */
@Controller
@RequestMapping("/people/{id}/duties-letter")
@Allows(
        value = {
            Role.REGISTRAR,
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.CASE_CHANGED,
        record = RecordUse.WORK)
@DecidesNothing("It records that the duties were explained; the letter is made of those of that moment")
class DutiesLetterController {

    private final CasePage page;
    private final DutiesExplained told;
    private final DutiesLetterMessages wording;
    private final Standings standings;
    private final Stations stations;
    private final Cases cases;
    private final Clock clock;

    DutiesLetterController(
            CasePage page,
            DutiesExplained told,
            DutiesLetterMessages wording,
            Standings standings,
            Stations stations,
            Cases cases,
            Clock clock) {
        this.page = page;
        this.told = told;
        this.wording = wording;
        this.standings = standings;
        this.stations = stations;
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping
    String letter(@PathVariable UUID id, Model model) {
        return show(new PersonId(id), new Form(), model);
    }

    @PostMapping
    String signed(@PathVariable UUID id, Actor actor, Form form, RedirectAttributes flash, Model model) {
        PersonId person = new PersonId(id);
        Optional<LocalDate> on = form.day("on", "supervision.letter.on.missing");
        Optional<How> how = form.choice("how", "supervision.letter.how.missing", How.class);
        Optional<UUID> letter = form.require("letter", "invalid.appearance.other", AppearanceForm::identifier);
        Optional<String> done = on.isEmpty() || how.isEmpty() || letter.isEmpty()
                ? Optional.empty()
                : form.whole("on", () -> {
                    told.record(person, letter.get(), on.get(), how.get(), actor);
                    return "";
                });
        if (done.isEmpty()) {
            return show(person, form, model);
        }
        flash.addFlashAttribute("flash", "supervision.letter.recorded");
        return "redirect:/people/" + id;
    }

    private String show(PersonId id, Form form, Model model) {
        Person person = page.show(id, model);
        LocalDate today = LocalDate.now(clock);
        if (form.value("letter").isEmpty()) {
            form.set("letter", UUID.randomUUID().toString());
        }
        model.addAttribute("form", form);
        model.addAttribute("told", told.of(id));
        model.addAttribute(
                "sides",
                wording.of(
                        person.number().formatted(),
                        stations.of(id).map(Responsibility::station).orElse(null),
                        standings.of(id).map(standing -> standing.tierOn(today)).orElse(null),
                        cases.nextDueOn(id),
                        today));
        return "supervision/duties-letter";
    }
}
