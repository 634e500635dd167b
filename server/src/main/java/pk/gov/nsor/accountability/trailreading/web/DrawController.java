package pk.gov.nsor.accountability.trailreading.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.accountability.trailreading.draw.Declaration;
import pk.gov.nsor.accountability.trailreading.draw.Draw;
import pk.gov.nsor.accountability.trailreading.draw.Draws;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.ActionGroup;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;

/** Samples: an auditor declares one and draws it; national supervisors see that it was, and all auditors what came of it. */
@Controller
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.AUDITOR},
        action = TrailAction.DRAW_VIEWED)
class DrawController {

    private final Draws draws;
    private final DrawRows lines;
    private final Submissions submissions;
    private final Deciding deciding;
    private final Trail trail;
    private final Exports exports;

    DrawController(
            Draws draws, DrawRows lines, Submissions submissions, Deciding deciding, Trail trail, Exports exports) {
        this.draws = draws;
        this.lines = lines;
        this.submissions = submissions;
        this.deciding = deciding;
        this.trail = trail;
        this.exports = exports;
    }

    @GetMapping("/trail/draws")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.AUDITOR},
            action = TrailAction.DRAWS_VIEWED)
    String list(@AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.DRAWS_VIEWED));
        model.addAttribute("lines", lines.of(draws.all()));
        model.addAttribute("isAuditor", reader.has(Role.AUDITOR));
        return "trailreading/draws";
    }

    @GetMapping("/trail/draws/new")
    @Allows(value = Role.AUDITOR, action = TrailAction.DRAW_DECLARED)
    String declare(Model model) {
        return declaring(new Form().set("wanted", "50").set("what", ActionGroup.DECISIONS.key()), model);
    }

    @DecidesNothing("It declares a new sample")
    @PostMapping("/trail/draws/new")
    @Allows(value = Role.AUDITOR, action = TrailAction.DRAW_DECLARED)
    String declare(Actor actor, HttpServletRequest request, Form form, Model model) {
        var from = form.day("from", "invalid.trail-reading.from");
        var to = form.day("to", "invalid.trail-reading.to");
        Optional<Integer> wanted =
                form.require("wanted", "invalid.trail-reading.wanted.missing", DrawController::number);
        if (!form.isValid()) {
            return declaring(form, model);
        }
        return submissions
                .once(
                        request,
                        form,
                        "reason",
                        () -> "redirect:/trail/draws/"
                                + draws.declare(
                                        from.orElseThrow(),
                                        to.orElseThrow(),
                                        SearchForm.actions(form.value("what")),
                                        wanted.orElseThrow(),
                                        form.value("commitment"),
                                        form.value("reason"),
                                        actor))
                .orElseGet(() -> declaring(form, model));
    }

    @Decides(DrawPage.class)
    @GetMapping("/trail/draws/{draw}")
    String draw(@PathVariable UUID draw, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Draw found = find(draw);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.DRAW_VIEWED).about(draw));
        return show(found, reader, new Form(), model);
    }

    @Decides(DrawPage.class)
    @PostMapping("/trail/draws/{draw}")
    @Allows(value = Role.AUDITOR, action = TrailAction.DRAW_MADE)
    String draw(
            @PathVariable UUID draw,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Draw found = find(draw);
        boolean isDone = deciding.once(request, form, "secret", () -> draws.draw(draw, form.value("secret"), actor));
        if (!isDone) {
            return show(found, reader, form, model);
        }
        flash.addFlashAttribute("flash", "trail-reading.draw.done");
        return "redirect:/trail/draws/" + draw;
    }

    /** The evidence as a file. */
    @GetMapping("/trail/draws/{draw}/evidence.csv")
    @Allows(value = Role.AUDITOR, action = TrailAction.DRAW_VIEWED)
    void evidence(@PathVariable UUID draw, Actor actor, HttpServletResponse response) {
        Draw found = find(draw);
        exports.send(
                response,
                TrailEntry.done(actor, TrailAction.DRAW_VIEWED).about(draw).with(Map.of("form", "csv")),
                "draw-" + found.number() + ".csv",
                () -> lines.file(draw));
    }

    private String declaring(Form form, Model model) {
        Map<String, List<String>> actions = new LinkedHashMap<>();
        for (ActionGroup group : ActionGroup.values()) {
            actions.put(
                    group.key(), group.actions().stream().map(TrailAction::name).toList());
        }
        model.addAttribute("form", form);
        model.addAttribute("actions", actions);
        model.addAttribute("most", Declaration.MOST);
        return "trailreading/declare";
    }

    private String show(Draw draw, SignedIn reader, Form form, Model model) {
        boolean isAuditor = reader.has(Role.AUDITOR);
        model.addAttribute("line", lines.of(draw));
        model.addAttribute("evidence", isAuditor ? lines.evidence(draw.id()) : List.of());
        model.addAttribute("isAuditor", isAuditor);
        model.addAttribute(
                "mayDraw", draw.made() == null && draw.declaration().auditor().equals(reader.accountId()));
        model.addAttribute("form", form);
        return "trailreading/draw";
    }

    private Draw find(UUID draw) {
        return draws.find(draw).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new InvalidValueException("trail-reading.number", "Write a whole number.");
        }
    }
}
