package pk.gov.nsor.policing.notices.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.notices.contradiction.Contradictions;
import pk.gov.nsor.policing.notices.contradiction.Contradictions.Facts;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.record.register.UnknownPersonException;

/** A task for the responsible officer from a fact of another system. */
@Controller
@RequestMapping("/people/{id}/tasks/{task}")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.NOTICE_DECIDED,
        record = RecordUse.WORK)
@Decides(NoticesPage.OfTask.class)
class TaskController {

    private final NoticePage page;
    private final Tasks tasks;
    private final Contradictions contradictions;
    private final NoticeFactRows facts;
    private final Corrections corrections;
    private final Deciding deciding;
    private final NoticeMessages wording;

    TaskController(
            NoticePage page,
            Tasks tasks,
            Contradictions contradictions,
            NoticeFactRows facts,
            Corrections corrections,
            Deciding deciding,
            NoticeMessages wording) {
        this.page = page;
        this.tasks = tasks;
        this.contradictions = contradictions;
        this.facts = facts;
        this.corrections = corrections;
        this.deciding = deciding;
        this.wording = wording;
    }

    @GetMapping
    String show(@PathVariable UUID id, @PathVariable UUID task, @AuthenticationPrincipal SignedIn reader, Model model) {
        return show(new PersonId(id), task, new Form(), reader, model);
    }

    @PostMapping
    String close(
            @PathVariable UUID id,
            @PathVariable UUID task,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<Task.Outcome> outcome = form.choice("outcome", "notices.outcome.missing", Task.Outcome.class);
        Optional<Task.Outcome> done = outcome.flatMap(found -> form.whole(
                "reason",
                () -> Task.Outcome.valueOf(deciding.once(request, () -> {
                    contradictions.close(person, task, found, form.value("reason"), actor);
                    return found.name();
                }))));
        if (done.isEmpty()) {
            return show(person, task, form, reader, model);
        }
        flash.addFlashAttribute("flash", "notices.task.closed");
        return "redirect:/people/" + id
                + done.filter(found -> found == Task.Outcome.CORRECTED)
                        .flatMap(found -> contradictions.factsOf(find(person, task)))
                        .flatMap(found -> draft(person, found, reader))
                        .map(draft -> "/notices/new/" + draft + "/particulars")
                        .orElse("");
    }

    private static boolean leadsOn(Facts found) {
        return found instanceof Facts.Observed observed
                && Corrections.kind(observed.observation()).isPresent();
    }

    /** Whoever takes notices goes on to the notice that puts it right. */
    private Optional<UUID> draft(PersonId person, Facts found, SignedIn reader) {
        if (!NoticePage.takes(reader)) {
            return Optional.empty();
        }
        return switch (found) {
            case Facts.Observed observed -> corrections.begin(person, observed.observation(), reader);
            case Facts.Admitted _ -> Optional.empty();
        };
    }

    private Task find(PersonId person, UUID id) {
        return tasks.of(person).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(UnknownPersonException::new);
    }

    private String show(PersonId person, UUID id, Form form, SignedIn reader, Model model) {
        Task task = find(person, id);
        page.show(person, model);
        model.addAttribute("form", form);
        model.addAttribute("task", task);
        model.addAttribute(
                "country", task.country() == null ? "" : wording.country(NoticeMessages.reader(), task.country()));
        Optional<Facts> found = contradictions.factsOf(task);
        Set<Task.Outcome> outcomes = contradictions.outcomes(task);
        model.addAttribute("sides", found.map(facts::of).orElse(List.of()));
        model.addAttribute(
                "leadsOn",
                NoticePage.takes(reader)
                        && found.filter(TaskController::leadsOn).isPresent());
        model.addAttribute("outcomes", outcomes);
        model.addAttribute("mayBeBreach", outcomes.contains(Task.Outcome.BREACH));
        return "notices/task";
    }
}
