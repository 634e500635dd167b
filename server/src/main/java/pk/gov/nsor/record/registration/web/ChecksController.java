package pk.gov.nsor.record.registration.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Paging;
import pk.gov.nsor.record.registration.check.StandingChecks;
import pk.gov.nsor.record.registration.check.StandingChecks.Difference;
import pk.gov.nsor.record.registration.check.StandingChecks.Run;

/** Pages of the checks of the whole register against the law, their findings, and corrections. */
@Controller
@RequestMapping("/law/checks")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.STANDING_CHECKS_VIEWED)
class ChecksController {

    private static final int RUNS = 60;
    private static final int LISTED = 50;

    private final StandingChecks checks;
    private final SideBySide comparison;
    private final Trail trail;
    private final UiFormat uiFormat;

    ChecksController(StandingChecks checks, SideBySide comparison, Trail trail, UiFormat uiFormat) {
        this.checks = checks;
        this.comparison = comparison;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    /** A record whose stored standing differed from the law's, line by line. */
    record Row(Difference difference, List<SideBySide.Line> lines) {

        /** Where no line differs, the list of CNICs for the public's questions did. */
        public boolean onlyTheList() {
            return lines.stream().noneMatch(SideBySide.Line::differs);
        }
    }

    @GetMapping
    String runs(Model model) {
        model.addAttribute("runs", checks.runs(RUNS));
        return "registration/checks";
    }

    /** The view is on the trail before the page is sent, since the page names records. */
    @GetMapping("/{run}")
    String run(
            @PathVariable long run,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        Run found = checks.run(run).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean isRegistrar = reader.has(Role.REGISTRAR);
        Paging paging = Paging.of("/law/checks/" + run, page, LISTED, checks.count(run, isRegistrar));
        List<Difference> differences = checks.differences(run, isRegistrar, (int) paging.after(), LISTED);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.STANDING_CHECKS_VIEWED)
                .purpose(purpose.name())
                .with(Map.of("run", run, "page", paging.at()))
                .naming(differences.stream().map(one -> one.person().value()).toList()));
        model.addAttribute("run", found);
        model.addAttribute("count", paging.count());
        model.addAttribute("paging", paging);
        model.addAttribute(
                "rows",
                differences.stream()
                        .map(one -> new Row(one, comparison.of(one.stored(), one.derived())))
                        .toList());
        model.addAttribute("isRegistrar", isRegistrar);
        model.addAttribute("crumb", new Crumb(uiFormat.text("registration.checks.title"), "/law/checks"));
        return "registration/check-run";
    }

    /** A second press finds it correct already. */
    @DecidesNothing("It derives the standing anew from what the record says at that moment")
    @PostMapping("/{run}/people/{person}")
    @Allows(value = Role.REGISTRAR, action = TrailAction.STANDING_DERIVED)
    String putRight(
            @PathVariable long run, @PathVariable UUID person, Actor actor, Purpose purpose, RedirectAttributes flash) {
        boolean isChanged = checks.putRight(new PersonId(person), purpose.name(), actor);
        flash.addFlashAttribute("flash", isChanged ? "registration.checks.put-right" : "registration.checks.was-right");
        return "redirect:/law/checks/" + run;
    }
}
