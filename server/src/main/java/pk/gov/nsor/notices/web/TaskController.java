package pk.gov.nsor.notices.web;

import jakarta.servlet.http.HttpServletRequest;
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
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.notices.TravelTask;
import pk.gov.nsor.notices.TravelTasks;
import pk.gov.nsor.register.UnknownPersonException;
import pk.gov.nsor.shell.Form;

/** Something that a border crossing asks the responsible officer to look into. */
@Controller
@RequestMapping("/people/{id}/travel-tasks/{task}")
@Allows(
        value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.NOTICE_DECIDED)
class TaskController {

    private final NoticePage page;
    private final TravelTasks tasks;
    private final NoticeWording wording;

    TaskController(NoticePage page, TravelTasks tasks, NoticeWording wording) {
        this.page = page;
        this.tasks = tasks;
        this.wording = wording;
    }

    @GetMapping
    String show(@PathVariable UUID id, @PathVariable UUID task, @AuthenticationPrincipal SignedIn reader, Model model) {
        return show(page.workedOn(id, reader), task, new Form(), model);
    }

    @PostMapping
    String close(
            @PathVariable UUID id,
            @PathVariable UUID task,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        Form form = Form.of(request.getParameterMap());
        Optional<TravelTask.Outcome> outcome =
                form.choice("outcome", "notices.outcome.missing", TravelTask.Outcome.class);
        Optional<String> done = outcome.flatMap(found -> form.whole("reason", () -> {
            tasks.close(person, task, found, form.value("reason"), actor);
            return "";
        }));
        if (done.isEmpty()) {
            return show(person, task, form, model);
        }
        flash.addFlashAttribute("flash", "notices.task.closed");
        return "redirect:/people/" + id;
    }

    private String show(PersonId person, UUID id, Form form, Model model) {
        TravelTask task = tasks.of(person).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(UnknownPersonException::new);
        page.show(person, model);
        model.addAttribute("form", form);
        model.addAttribute("task", task);
        model.addAttribute(
                "country", task.country() == null ? "" : wording.country(NoticeWording.reader(), task.country()));
        model.addAttribute("outcomes", TravelTask.Outcome.values());
        return "notices/task";
    }
}
