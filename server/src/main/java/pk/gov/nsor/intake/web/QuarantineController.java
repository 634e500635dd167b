package pk.gov.nsor.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.intake.Decision;
import pk.gov.nsor.intake.Doubt;
import pk.gov.nsor.intake.Quarantine;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.CnicTakenException;
import pk.gov.nsor.shell.Form;

/** Where registrars decide about messages that wait. */
@Controller
@RequestMapping("/quarantine")
@Allows(value = Role.REGISTRAR, action = TrailAction.QUARANTINE_VIEWED)
class QuarantineController {

    private static final int SHOWN = 100;
    private static final String CORRECTION = "correct:";

    private final Quarantine quarantine;
    private final Choices choices;

    QuarantineController(Quarantine quarantine, Choices choices) {
        this.quarantine = quarantine;
        this.choices = choices;
    }

    /** The list holds reasons only, and nothing of anybody's data. */
    @GetMapping
    String list(Model model) {
        model.addAttribute("count", quarantine.count());
        model.addAttribute("waiting", quarantine.oldest(SHOWN));
        return "intake/quarantine";
    }

    @GetMapping("/{receipt}")
    String message(@PathVariable UUID receipt, Actor actor, Purpose purpose, Model model) {
        return show(receipt, new Form(), actor, purpose, model);
    }

    /** Looks again, with what was chosen from the lists. */
    @PostMapping("/{receipt}/record")
    @Allows(value = Role.REGISTRAR, action = TrailAction.QUARANTINE_DECIDED)
    String record(
            @PathVariable UUID receipt,
            HttpServletRequest request,
            Actor actor,
            Purpose purpose,
            Model model,
            RedirectAttributes flash) {
        Form form = Form.of(request.getParameterMap());
        boolean isRecorded = false;
        try {
            isRecorded = form.check("decision", () -> quarantine.decide(receipt, decision(request), actor))
                    .orElse(false);
        } catch (CnicTakenException meanwhile) {
            form.reject("decision", "intake.quarantine.cnic-taken");
        }
        if (isRecorded) {
            flash.addFlashAttribute("told", "intake.quarantine.recorded");
            return "redirect:/quarantine";
        }
        if (form.isValid()) {
            form.reject("decision", "intake.quarantine.still");
        }
        return show(receipt, form, actor, purpose, model);
    }

    @PostMapping("/{receipt}/return")
    @Allows(value = Role.REGISTRAR, action = TrailAction.QUARANTINE_DECIDED)
    String sendBack(
            @PathVariable UUID receipt,
            HttpServletRequest request,
            Actor actor,
            Purpose purpose,
            Model model,
            RedirectAttributes flash) {
        Form form = Form.of(request.getParameterMap());
        form.check("reason", () -> {
            quarantine.sendBack(receipt, form.value("reason"), actor);
            return true;
        });
        if (!form.isValid()) {
            return show(receipt, form, actor, purpose, model);
        }
        flash.addFlashAttribute("told", "intake.quarantine.returned");
        return "redirect:/quarantine";
    }

    private String show(UUID receipt, Form form, Actor actor, Purpose purpose, Model model) {
        Quarantine.Waiting waiting = quarantine
                .open(receipt, actor, purpose.name())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<String, Map<String, String>> options = new LinkedHashMap<>();
        for (Doubt doubt : waiting.doubts()) {
            Map<String, String> offered = choices.forDoubt(doubt.code());
            if (!offered.isEmpty()) {
                options.put(doubt.field(), offered);
            }
        }
        model.addAttribute("waiting", waiting);
        model.addAttribute("options", options);
        model.addAttribute("form", form);
        return "intake/message";
    }

    private static Decision decision(HttpServletRequest request) {
        Map<String, String> corrections = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(CORRECTION) && !values[0].isBlank()) {
                corrections.put(name.substring(CORRECTION.length()), values[0]);
            }
        });
        String same = request.getParameter("person");
        boolean isNew = "new".equals(same);
        PersonId person = same == null || same.isBlank() || isNew ? null : PersonId.parse(same);
        return new Decision(corrections, person, isNew);
    }
}
