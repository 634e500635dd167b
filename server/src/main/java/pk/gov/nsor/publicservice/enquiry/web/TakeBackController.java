package pk.gov.nsor.publicservice.enquiry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
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

    private final TakeBacks takeBacks;
    private final TakeBackProposal kind;
    private final TakeBackDropping dropping;
    private final DisputeRows names;
    private final ListPages lists;
    private final Deciding deciding;
    private final Trail trail;
    private final UiFormat uiFormat;

    TakeBackController(
            TakeBacks takeBacks,
            TakeBackProposal kind,
            TakeBackDropping dropping,
            DisputeRows names,
            ListPages lists,
            Deciding deciding,
            Trail trail,
            UiFormat uiFormat) {
        this.takeBacks = takeBacks;
        this.kind = kind;
        this.dropping = dropping;
        this.names = names;
        this.lists = lists;
        this.deciding = deciding;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    @GetMapping
    String list(HttpServletRequest request, Actor actor, Purpose purpose, Model model) {
        model.addAttribute("crumb", new Crumb(uiFormat.text("dispute.title"), "/disputes"));
        return lists.show(list(actor, purpose), request, model);
    }

    private ListPage<TakeBack> list(Actor actor, Purpose purpose) {
        return ListPage.<TakeBack>at("/take-backs", "dispute.take-backs")
                .about("dispute.take-backs.what")
                .tabs("state", "dispute.take-backs.", question -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    counts.put("open", takeBacks.count(true));
                    counts.put("over", takeBacks.count(false));
                    return counts;
                })
                .column("dispute.take-back.prepared", TakeBack::preparedAt)
                .sortedDown()
                .column(
                        "dispute.take-back.field.cause",
                        one -> uiFormat.text(
                                "dispute.cause." + one.cause().name().toLowerCase(Locale.ROOT)))
                .sortable()
                .column(
                        "dispute.state",
                        one -> uiFormat.text(
                                "dispute.take-back.state." + one.state().key()))
                .sortable()
                .column("dispute.take-back.answers", TakeBack::answers)
                .sortable()
                .action(
                        one -> "/take-backs/" + one.id(),
                        one -> "shell.list.open",
                        one -> uiFormat.moment(one.preparedAt()))
                .none("dispute.take-backs.none")
                .viewed(TrailEntry.done(actor, TrailAction.TAKE_BACKS_VIEWED).purpose(purpose.name()))
                .from(
                        question -> takeBacks.count(question.tab().equals("open")),
                        (question, after, most) ->
                                takeBacks.list(question.tab().equals("open"), question.sort(), after, most));
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
        // Registrars alone have a link to whom it is about.
        trail.appendAlone(TrailEntry.done(actor, TrailAction.TAKE_BACKS_VIEWED)
                .about(id)
                .purpose(purpose.name())
                .naming(reader.has(Role.REGISTRAR) ? List.of(takeBack.person().value()) : List.of()));
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
            Form form,
            RedirectAttributes flash,
            Model model) {
        TakeBack takeBack = find(id);
        Optional<String> proposal = form.whole(
                "reason",
                () -> deciding.ask(
                        request,
                        () -> kind.propose(id, form.value("reason"), actor).toString()));
        if (proposal.isEmpty()) {
            return show(takeBack, reader, form, model);
        }
        flash.addFlashAttribute("flash", "approval.done.proposed");
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
            Form form,
            RedirectAttributes flash,
            Model model) {
        TakeBack takeBack = find(id);
        String page = "/take-backs/" + id;
        boolean isDone =
                deciding.once(request, form, "dropReason", () -> dropping.drop(id, form.value("dropReason"), actor));
        if (!isDone) {
            return show(takeBack, reader, form, model);
        }
        flash.addFlashAttribute("flash", "dispute.done.take-back-dropped");
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
