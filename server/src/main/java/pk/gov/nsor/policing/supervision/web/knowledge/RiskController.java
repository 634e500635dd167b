package pk.gov.nsor.policing.supervision.web.knowledge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
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
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessment;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessments;
import pk.gov.nsor.policing.supervision.knowledge.RiskFactor;
import pk.gov.nsor.policing.supervision.knowledge.RiskFactor.Presence;
import pk.gov.nsor.policing.supervision.web.CaseForms;
import pk.gov.nsor.policing.supervision.web.letter.DayText;

/** An assessment of risk. Every factor begins as unknown: nobody is to be called anything by a form that was not read. */
@Controller
@RequestMapping("/people/{id}/risk/new")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.RISK_ASSESSED,
        record = RecordUse.WORK)
@DecidesNothing("It adds an assessment; those before it stay")
class RiskController {

    private final CaseForms forms;
    private final RiskAssessments risks;
    private final Clock clock;

    RiskController(CaseForms forms, RiskAssessments risks, Clock clock) {
        this.forms = forms;
        this.risks = risks;
        this.clock = clock;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        Form form = new Form().set("on", DayText.written(LocalDate.now(clock)));
        for (RiskFactor factor : RiskFactor.values()) {
            form.set(factor.name(), Presence.UNKNOWN.name());
        }
        return forms.opened(id, form, model, RiskController::template);
    }

    @PostMapping
    String record(
            @PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "knowledge.risk.recorded",
                "/knowledge",
                (person, form) -> record(person, form, actor),
                RiskController::template);
    }

    private Optional<?> record(PersonId person, Form form, Actor actor) {
        Optional<UUID> entry = CaseForms.entry(form);
        Map<RiskFactor, Presence> factors = new EnumMap<>(RiskFactor.class);
        for (RiskFactor factor : RiskFactor.values()) {
            form.choice(factor.name(), "knowledge.risk.factor.missing", Presence.class)
                    .ifPresent(presence -> factors.put(factor, presence));
        }
        Optional<RiskAssessment.Level> level =
                form.choice("level", "knowledge.risk.level.missing", RiskAssessment.Level.class);
        Optional<LocalDate> on = form.day("on", "knowledge.day.missing");
        Optional<LocalDate> review = form.day("review", "knowledge.risk.review.missing");
        boolean isWhole = factors.size() == RiskFactor.values().length;
        if (entry.isEmpty() || !isWhole || level.isEmpty() || on.isEmpty() || review.isEmpty()) {
            return Optional.empty();
        }
        return form.whole("on", () -> {
            RiskAssessment assessment =
                    new RiskAssessment(entry.get(), on.get(), factors, level.get(), form.value("reason"), review.get());
            risks.record(person, assessment, actor);
            return assessment;
        });
    }

    private static String template(PersonId person, Form form, Model model) {
        model.addAttribute("lasting", RiskFactor.all(false));
        model.addAttribute("changing", RiskFactor.all(true));
        model.addAttribute("presences", Presence.values());
        model.addAttribute("levels", RiskAssessment.Level.values());
        return "supervision/risk";
    }
}
