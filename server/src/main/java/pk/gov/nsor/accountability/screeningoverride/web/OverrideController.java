package pk.gov.nsor.accountability.screeningoverride.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride;
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride.State;
import pk.gov.nsor.accountability.screeningoverride.StoppedText;
import pk.gov.nsor.accountability.screeningoverride.StoppedTexts;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.screening.SurvivorScreen;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Asking that a stopped text be allowed, what waits for the reader, and one of them. */
@Controller
@RequestMapping("/screening-overrides")
@Allows(everybody = true, action = TrailAction.SCREENING_OVERRIDES_VIEWED)
class OverrideController {

    private static final int OWN = 50;

    private final StoppedTexts texts;
    private final Accounts accounts;
    private final Deciding deciding;
    private final UiFormat uiFormat;
    private final Trail trail;
    private final Clock clock;

    OverrideController(
            StoppedTexts texts, Accounts accounts, Deciding deciding, UiFormat uiFormat, Trail trail, Clock clock) {
        this.texts = texts;
        this.accounts = accounts;
        this.deciding = deciding;
        this.uiFormat = uiFormat;
        this.trail = trail;
        this.clock = clock;
    }

    /** A line of a list. */
    record Line(ScreeningOverride override, String asker, State state) {}

    /** What the choice of a decision may be. */
    enum Decision {
        ALLOWED,
        REFUSED
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SCREENING_OVERRIDES_VIEWED));
        Instant now = clock.instant();
        model.addAttribute("decides", OverridesToday.decides(reader));
        model.addAttribute("waiting", lines(texts.waitingFor(reader), now));
        model.addAttribute("own", lines(texts.own(reader, OWN), now));
        model.addAttribute("rules", reader.has(Role.NATIONAL_SUPERVISOR) ? texts.contestedRules() : List.of());
        return "screeningoverride/list";
    }

    /** The page to ask on: sent from the form that was refused, in a window of its own. */
    @DecidesNothing("It opens the page to ask on")
    @PostMapping("/new")
    String offer(Form form, Model model) {
        return ask(form, model);
    }

    @DecidesNothing("It asks a second person")
    @PostMapping
    @Allows(everybody = true, action = TrailAction.SCREENING_OVERRIDE_ASKED)
    String send(
            @AuthenticationPrincipal SignedIn reader, Actor actor, Form form, RedirectAttributes flash, Model model) {
        Optional<UUID> asked =
                form.whole("reason", () -> texts.ask(stopped(form), form.value("reason"), reader, actor));
        if (asked.isEmpty()) {
            return ask(form, model);
        }
        flash.addFlashAttribute("flash", "screening-override.done.asked");
        return "redirect:/screening-overrides/" + asked.get();
    }

    @Decides(OverridePage.class)
    @GetMapping("/{override}")
    String page(@PathVariable UUID override, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        ScreeningOverride found = find(override, reader);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SCREENING_OVERRIDE_VIEWED)
                .about(StoppedText.record(found.where()).orElse(override)));
        return show(found, reader, new Form(), model);
    }

    @Decides(OverridePage.class)
    @PostMapping("/{override}/decision")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.SCREENING_OVERRIDE_DECIDED)
    String decide(
            @PathVariable UUID override,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        ScreeningOverride found = find(override, reader);
        form.choice("decision", "screening-override.decision.missing", Decision.class)
                .ifPresent(chosen -> deciding.once(request, form, "decision", () -> {
                    texts.decide(override, chosen == Decision.ALLOWED, reader, actor);
                    return "";
                }));
        if (!form.isValid()) {
            return show(find(found.id(), reader), reader, form, model);
        }
        flash.addFlashAttribute("flash", "screening-override.done.decided");
        return "redirect:/screening-overrides";
    }

    private static StoppedText stopped(Form form) {
        return new StoppedText(form.value("text"), form.value("field"), form.value("where"));
    }

    private String ask(Form form, Model model) {
        Optional<StoppedText> stopped = form.check("text", () -> stopped(form));
        model.addAttribute("form", form);
        model.addAttribute(
                "pieces",
                stopped.map(each -> SurvivorScreen.marked(each.text())).orElseGet(List::of));
        return "screeningoverride/ask";
    }

    private String show(ScreeningOverride found, SignedIn reader, Form form, Model model) {
        Instant now = clock.instant();
        Optional<StoppedTexts.Waiting> text = texts.text(found);
        model.addAttribute("form", form);
        model.addAttribute("crumb", new Crumb(uiFormat.text("screening-override.title"), "/screening-overrides"));
        model.addAttribute("override", found);
        model.addAttribute("state", found.stateAt(now));
        model.addAttribute("asker", name(found.asker()));
        model.addAttribute("decider", found.decidedBy() == null ? "" : name(found.decidedBy()));
        model.addAttribute("record", StoppedText.record(found.where()).orElse(null));
        model.addAttribute("reason", text.map(StoppedTexts.Waiting::reason).orElse(""));
        model.addAttribute(
                "pieces",
                text.map(waiting -> SurvivorScreen.marked(waiting.text())).orElseGet(List::of));
        model.addAttribute("mayDecide", text.isPresent() && found.isDecidedBy(reader));
        model.addAttribute("own", found.asker().equals(reader.accountId()));
        return "screeningoverride/override";
    }

    private ScreeningOverride find(UUID id, SignedIn reader) {
        return texts.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<Line> lines(List<ScreeningOverride> found, Instant now) {
        return found.stream()
                .map(each -> new Line(each, name(each.asker()), each.stateAt(now)))
                .toList();
    }

    private String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse("");
    }
}
