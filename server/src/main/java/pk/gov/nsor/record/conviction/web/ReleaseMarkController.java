package pk.gov.nsor.record.conviction.web;

import jakarta.servlet.http.HttpServletRequest;
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
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;

/**
 * Records a court's order that a conviction is not for public release, or is released again. The page asks for no
 * reason.
 */
@Controller
@RequestMapping("/people/{id}/convictions/{conviction}/release")
@Allows(value = Role.REGISTRAR, action = TrailAction.CONVICTION_RELEASE_MARKED, record = RecordUse.WORK)
@Decides(LegalRecordPage.class)
class ReleaseMarkController {

    /** What a conviction may be marked as. */
    enum Mark {
        WITHHELD,
        RELEASED
    }

    private final People people;
    private final Convictions convictions;
    private final ReleaseMarks marks;
    private final Deciding deciding;

    ReleaseMarkController(People people, Convictions convictions, ReleaseMarks marks, Deciding deciding) {
        this.people = people;
        this.convictions = convictions;
        this.marks = marks;
        this.deciding = deciding;
    }

    @GetMapping
    String page(@PathVariable UUID id, @PathVariable UUID conviction, Model model) {
        return show(id, find(id, conviction), new Form(), model);
    }

    @PostMapping
    String mark(
            @PathVariable UUID id,
            @PathVariable UUID conviction,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Conviction marked = find(id, conviction);
        Optional<Mark> mark = form.choice("mark", "conviction.release.mark.missing", Mark.class);
        Optional<LocalDate> day = form.day("on", "conviction.release.on.missing");
        if (mark.isPresent() && day.isPresent()) {
            boolean isDone = deciding.once(
                    request,
                    form,
                    "on",
                    () -> marks.mark(new PersonId(id), marked.id(), mark.get() == Mark.WITHHELD, day.get(), actor));
            if (isDone) {
                flash.addFlashAttribute("flash", "conviction.release.done");
                return "redirect:/people/" + id + "/legal";
            }
        }
        return show(id, marked, form, model);
    }

    private Conviction find(UUID person, UUID id) {
        return convictions.of(new PersonId(person)).stream()
                .filter(conviction -> conviction.id().value().equals(id))
                .findFirst()
                .orElseThrow(UnknownPersonException::new);
    }

    private String show(UUID id, Conviction conviction, Form form, Model model) {
        Person person = people.get(new PersonId(id));
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("conviction", conviction);
        model.addAttribute("withheld", marks.isWithheld(person.id(), conviction.id()));
        model.addAttribute("form", form);
        return "conviction/release-mark";
    }
}
