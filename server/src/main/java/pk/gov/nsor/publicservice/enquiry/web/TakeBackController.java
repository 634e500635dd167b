package pk.gov.nsor.publicservice.enquiry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.EnumMap;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBack;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBackDropping;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBackProposal;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBackState;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBacks;

/** Answers to be taken back: how many, what will be said, how far it has come. Counts only, never numbers. */
@Controller
@RequestMapping("/take-backs")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.TAKE_BACKS_VIEWED)
class TakeBackController {

    private static final int PAGE = 50;

    private final TakeBacks takeBacks;
    private final TakeBackProposal kind;
    private final TakeBackDropping dropping;
    private final DisputeRows names;
    private final Deciding deciding;
    private final Trail trail;
    private final UiFormat uiFormat;

    TakeBackController(
            TakeBacks takeBacks,
            TakeBackProposal kind,
            TakeBackDropping dropping,
            DisputeRows names,
            Deciding deciding,
            Trail trail,
            UiFormat uiFormat) {
        this.takeBacks = takeBacks;
        this.kind = kind;
        this.dropping = dropping;
        this.names = names;
        this.deciding = deciding;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Purpose purpose,
            Model model) {
        boolean isOpen = !state.equals("over");
        long count = takeBacks.count(isOpen);
        long pages = Math.max(1, (count + PAGE - 1) / PAGE);
        long here = Math.clamp(page, 1, pages);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.TAKE_BACKS_VIEWED)
                .purpose(purpose.name())
                .with(Map.of("open", isOpen, "page", here)));
        model.addAttribute("open", isOpen);
        model.addAttribute("openCount", takeBacks.count(true));
        model.addAttribute("overCount", takeBacks.count(false));
        model.addAttribute("found", takeBacks.list(isOpen, (here - 1) * PAGE, PAGE));
        model.addAttribute("page", here);
        model.addAttribute("pages", pages);
        model.addAttribute("crumb", new Crumb(uiFormat.text("dispute.title"), "/disputes"));
        return "enquiry/take-backs";
    }

    /** The view is written to the trail before the page is sent. */
    @Decides(DisputesPage.TakenBack.class)
    @GetMapping("/{id}")
    String page(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        TakeBack takeBack = find(id);
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.TAKE_BACKS_VIEWED).about(id).purpose(purpose.name()));
        return show(takeBack, reader, new Form(), model);
    }

    @Decides(DisputesPage.TakenBack.class)
    @PostMapping("/{id}/proposal")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.PROPOSAL_MADE)
    String propose(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        TakeBack takeBack = find(id);
        Form form = Form.of(request.getParameterMap());
        Optional<String> proposal = form.whole(
                "reason",
                () -> deciding.ask(
                        request,
                        () -> kind.propose(id, form.value("reason"), actor).toString()));
        if (proposal.isEmpty()) {
            return show(takeBack, reader, form, model);
        }
        flash.addFlashAttribute("told", "approval.done.proposed");
        return "redirect:/approvals/" + proposal.get();
    }

    @Decides(DisputesPage.TakenBack.class)
    @PostMapping("/{id}/drop")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.TAKE_BACK_DROPPED)
    String drop(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        TakeBack takeBack = find(id);
        Form form = Form.of(request.getParameterMap());
        String page = "/take-backs/" + id;
        Optional<String> done = form.whole(
                "dropReason",
                () -> deciding.once(request, () -> {
                    dropping.drop(id, form.value("dropReason"), actor);
                    return page;
                }));
        if (done.isEmpty()) {
            return show(takeBack, reader, form, model);
        }
        flash.addFlashAttribute("told", "dispute.done.take-back-dropped");
        return "redirect:" + page;
    }

    private TakeBack find(UUID id) {
        return takeBacks.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(TakeBack takeBack, SignedIn reader, Form form, Model model) {
        var waiting = kind.waiting(takeBack.id());
        Map<TextLanguage, String> texts = new EnumMap<>(TextLanguage.class);
        for (TextLanguage language : TextLanguage.values()) {
            texts.put(language, takeBacks.text(language, takeBack.preparedAt()));
        }
        model.addAttribute("takeBack", takeBack);
        model.addAttribute("by", names.name(takeBack.causedBy()));
        model.addAttribute("texts", texts);
        model.addAttribute("form", form);
        model.addAttribute("waiting", waiting.orElse(null));
        model.addAttribute("mayPropose", takeBack.state() == TakeBackState.PREPARED && waiting.isEmpty());
        model.addAttribute("mayDrop", dropping.mayDrop(takeBack, reader.accountId()));
        model.addAttribute("dropReason", dropping.reason(takeBack.id()));
        model.addAttribute("droppedBy", names.name(takeBack.droppedBy()));
        model.addAttribute("isSent", takeBack.state() == TakeBackState.SENT);
        model.addAttribute("progress", takeBacks.progress(takeBack.id()));
        model.addAttribute("isRegistrar", reader.has(Role.REGISTRAR));
        model.addAttribute(
                "lapsesOn", LocalDate.ofInstant(takeBack.preparedAt(), Day.ZONE).plusDays(TakeBacks.REACH_DAYS));
        model.addAttribute("crumb", new Crumb(uiFormat.text("dispute.take-backs"), "/take-backs"));
        return "enquiry/take-back";
    }
}
