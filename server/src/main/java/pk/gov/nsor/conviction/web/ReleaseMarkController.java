package pk.gov.nsor.conviction.web;

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
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.conviction.Conviction;
import pk.gov.nsor.conviction.Convictions;
import pk.gov.nsor.conviction.ReleaseMarks;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.register.UnknownPersonException;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Submissions;

/** By a court's order a conviction is not for public release, or is again. The page asks for no reason. */
@Controller
@RequestMapping("/people/{id}/convictions/{conviction}/release")
@Allows(value = Role.REGISTRAR, action = TrailAction.CONVICTION_RELEASE_MARKED)
class ReleaseMarkController {

    /** What a conviction may be marked as. */
    enum Mark {
        WITHHELD,
        RELEASED
    }

    private final People people;
    private final Convictions convictions;
    private final ReleaseMarks marks;
    private final Submissions submissions;

    ReleaseMarkController(People people, Convictions convictions, ReleaseMarks marks, Submissions submissions) {
        this.people = people;
        this.convictions = convictions;
        this.marks = marks;
        this.submissions = submissions;
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
            RedirectAttributes flash,
            Model model) {
        Conviction marked = find(id, conviction);
        Form form = Form.of(request.getParameterMap());
        Optional<Mark> mark = form.choice("mark", "conviction.release.mark.missing", Mark.class);
        Optional<LocalDate> day = form.require("on", "conviction.release.on.missing", Day::parse);
        if (mark.isPresent() && day.isPresent()) {
            Optional<String> done = form.whole(
                    "on",
                    () -> submissions.once(request.getSession(), form.value("submissionId"), () -> {
                        marks.mark(new PersonId(id), marked.id(), mark.get() == Mark.WITHHELD, day.get(), actor);
                        return "done";
                    }));
            if (done.isPresent()) {
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
