package pk.gov.nsor.record.mentions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.screening.StatedFields;
import pk.gov.nsor.record.mentions.Known;
import pk.gov.nsor.record.mentions.Placements;

/** What mentions.js asks while somebody types a note, and withdrawing what a writer said wrongly. */
@Controller
@RequestMapping("/people/{id}/mentions")
class MentionController {

    private final Placements placements;

    MentionController(Placements placements) {
        this.placements = placements;
    }

    /** What is answered so far is sent along as with the form. */
    @Allows(
            value = {
                Role.REGISTRAR,
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.FORM_RETURNED,
            record = RecordUse.WORK,
            noEntry = "Marks what the reader types, and tells nothing that the page of the record does not")
    @DecidesNothing("What is typed counts when the form itself is sent")
    @PostMapping
    String ask(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String field,
            HttpServletRequest request,
            Model model) {
        List<String> answers = NoteMentions.answers(request);
        boolean isAsked = !StatedFields.has(field) && text.length() <= Screened.LONGEST;
        Known record = placements.known(new PersonId(id));
        NoteMentions note = NoteMentions.of(isAsked ? text : "", () -> record, answers);
        Map<String, String> known = note.known().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> NoteMentions.key(each.getValue())));
        model.addAttribute("known", known);
        model.addAttribute("questions", note.questions(answers));
        return "mentions/marks :: marks";
    }

    @Allows(
            value = {
                Role.REGISTRAR,
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.MENTION_WITHDRAWN,
            record = RecordUse.WORK)
    @DecidesNothing("It withdraws one thing that never changes otherwise")
    @PostMapping("/{placement}/withdrawal")
    String withdraw(@PathVariable UUID id, @PathVariable UUID placement, Actor actor, RedirectAttributes flash) {
        try {
            placements.withdraw(new PersonId(id), placement, actor);
            flash.addFlashAttribute("flash", "mention.withdrawn");
        } catch (InvalidValueException already) {
            flash.addFlashAttribute("flash", already.messageKey());
        }
        return "redirect:/people/" + id + "#mentions";
    }
}
