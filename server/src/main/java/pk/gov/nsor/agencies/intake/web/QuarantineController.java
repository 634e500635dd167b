package pk.gov.nsor.agencies.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.agencies.intake.Decision;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.record.register.CnicTakenException;

/** Where registrars decide about messages that wait, with the records beside them that they may be about. */
@Controller
@RequestMapping("/quarantine")
@Allows(value = Role.REGISTRAR, action = TrailAction.QUARANTINE_VIEWED)
class QuarantineController {

    private static final String CORRECTION = "correct:";
    private static final String WHY = "why";

    private final Quarantine quarantine;
    private final Deciding deciding;
    private final Submissions submissions;
    private final MessagePage page;

    QuarantineController(Quarantine quarantine, Deciding deciding, Submissions submissions, MessagePage page) {
        this.quarantine = quarantine;
        this.deciding = deciding;
        this.submissions = submissions;
        this.page = page;
    }

    @Decides(QuarantinePage.class)
    @GetMapping("/{receipt}")
    String message(
            @PathVariable UUID receipt,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return show(receipt, new Form(), reader, actor, purpose, model);
    }

    /** Puts the record of a number beside the message, to be compared. */
    @DecidesNothing("It puts a record beside the message; whoever decides sees it there first")
    @PostMapping("/{receipt}/beside")
    @Allows(value = Role.REGISTRAR, action = TrailAction.QUARANTINE_DECIDED)
    String putBeside(
            @PathVariable UUID receipt,
            HttpServletRequest request,
            Form form,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        Optional<String> done = form.require("number", "intake.beside.number.missing", number -> number)
                .flatMap(number -> form.check(
                        "number",
                        () -> submissions.once(request, () -> {
                            quarantine.putBeside(receipt, number, reader, actor);
                            return "beside";
                        })));
        return done.isPresent()
                ? "redirect:/quarantine/" + receipt
                : show(receipt, form, reader, actor, purpose, model);
    }

    /** Checks the message again, with what was chosen from the lists, and whom it was said to be about. */
    @Decides(QuarantinePage.class)
    @PostMapping("/{receipt}/record")
    @Allows(value = Role.REGISTRAR, action = TrailAction.QUARANTINE_DECIDED)
    String record(
            @PathVariable UUID receipt,
            HttpServletRequest request,
            Form form,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model,
            RedirectAttributes flash) {
        boolean isRecorded = false;
        try {
            isRecorded = form.whole("decision", () -> decided(receipt, request, form, actor))
                    .filter("true"::equals)
                    .isPresent();
        } catch (CnicTakenException meanwhile) {
            form.reject("decision", "intake.quarantine.cnic-taken");
        }
        if (isRecorded) {
            flash.addFlashAttribute("flash", "intake.quarantine.recorded");
            return "redirect:/quarantine";
        }
        if (form.isValid()) {
            form.reject("decision", "intake.quarantine.still");
        }
        return show(receipt, form, reader, actor, purpose, model);
    }

    /** What the page has no field for is said above its form. */
    private String decided(UUID receipt, HttpServletRequest request, Form form, Actor actor) {
        try {
            return deciding.once(
                    request, () -> Boolean.toString(quarantine.decide(receipt, decision(request, form), actor)));
        } catch (InvalidValueException refused) {
            throw WHY.equals(refused.field()) ? refused : refused.at("decision");
        }
    }

    @Decides(QuarantinePage.class)
    @PostMapping("/{receipt}/return")
    @Allows(value = Role.REGISTRAR, action = TrailAction.QUARANTINE_DECIDED)
    String sendBack(
            @PathVariable UUID receipt,
            HttpServletRequest request,
            Form form,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model,
            RedirectAttributes flash) {
        Optional<Boolean> isTold = form.check(
                "reason",
                () -> Boolean.valueOf(deciding.once(
                        request, () -> Boolean.toString(quarantine.sendBack(receipt, form.value("reason"), actor)))));
        if (isTold.isEmpty()) {
            return show(receipt, form, reader, actor, purpose, model);
        }
        flash.addFlashAttribute("flash", isTold.get() ? "intake.quarantine.returned" : "intake.quarantine.put-aside");
        return "redirect:/quarantine";
    }

    private String show(UUID receipt, Form form, SignedIn reader, Actor actor, Purpose purpose, Model model) {
        Quarantine.Opened message = quarantine
                .open(receipt, reader, actor, purpose.name())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.show(message, form, model);
        return "intake/message";
    }

    private static Decision decision(HttpServletRequest request, Form form) {
        Map<String, String> corrections = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(CORRECTION) && !values[0].isBlank()) {
                corrections.put(name.substring(CORRECTION.length()), values[0]);
            }
        });
        String who = form.value("person");
        boolean isOnRecord = who.startsWith(MessagePage.WITHOUT_CNIC);
        boolean isWrong = isOnRecord || who.equals(MessagePage.NEW_WITHOUT_CNIC);
        boolean isNew = who.equals(MessagePage.NEW) || who.equals(MessagePage.NEW_WITHOUT_CNIC);
        String record = isOnRecord ? who.substring(MessagePage.WITHOUT_CNIC.length()) : who;
        PersonId person = isNew || who.isEmpty() ? null : PersonId.parse(record);
        return new Decision(corrections, person, isNew, isWrong, form.value(WHY));
    }
}
