package pk.gov.nsor.policing.supervision.web.knowledge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
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
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNote;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNote.SourceGrade;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNotes;
import pk.gov.nsor.policing.supervision.web.CaseForms;
import pk.gov.nsor.policing.supervision.web.letter.DayText;

/** A graded note. */
@Controller
@RequestMapping("/people/{id}/intelligence/new")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.INTELLIGENCE_RECORDED,
        record = RecordUse.WORK)
@DecidesNothing("It adds a note")
class IntelligenceController {

    private static final List<String> INFORMATION = List.of("1", "2", "3", "4", "5", "6");

    private final CaseForms forms;
    private final IntelligenceNotes notes;
    private final Clock clock;

    IntelligenceController(CaseForms forms, IntelligenceNotes notes, Clock clock) {
        this.forms = forms;
        this.notes = notes;
        this.clock = clock;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        Form form = new Form().set("on", DayText.written(LocalDate.now(clock)));
        return forms.opened(id, form, model, IntelligenceController::template);
    }

    @PostMapping
    String record(
            @PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "knowledge.intelligence.recorded",
                "/knowledge",
                (person, form) -> record(person, form, actor),
                IntelligenceController::template);
    }

    private Optional<?> record(PersonId person, Form form, Actor actor) {
        Optional<UUID> entry = CaseForms.entry(form);
        Optional<SourceGrade> source =
                form.choice("source", "knowledge.intelligence.source.missing", SourceGrade.class);
        boolean isGraded = INFORMATION.contains(form.value("information"));
        if (!isGraded) {
            form.reject("information", "invalid.intelligence.information");
        }
        Optional<LocalDate> on = form.day("on", "knowledge.day.missing");
        if (entry.isEmpty() || source.isEmpty() || !isGraded || on.isEmpty()) {
            return Optional.empty();
        }
        return form.whole("on", () -> {
            IntelligenceNote note = new IntelligenceNote(
                    entry.get(),
                    on.get(),
                    source.get(),
                    Integer.parseInt(form.value("information")),
                    form.value("text"));
            notes.record(person, note, actor);
            return note;
        });
    }

    private static String template(PersonId person, Form form, Model model) {
        model.addAttribute("sources", SourceGrade.values());
        model.addAttribute("grades", INFORMATION);
        return "supervision/intelligence";
    }
}
