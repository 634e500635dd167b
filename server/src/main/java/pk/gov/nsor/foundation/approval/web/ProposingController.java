package pk.gov.nsor.foundation.approval.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;

/** Making a proposal: choose the kind, fill in the form, see the effect, and only then propose. */
@Controller
@RequestMapping("/approvals/new")
@Allows(everybody = true, action = TrailAction.PROPOSAL_MADE)
@DecidesNothing("It proposes; a second person decides on a page that says whom it would affect then")
class ProposingController {

    private static final String CONFIRMED = "confirmed";

    /** The hidden fields of the form. */
    private static final Set<String> OURS = Set.of("_csrf", "kind", "submissionId", CONFIRMED, "again");

    private final Proposals proposals;
    private final ProposalReading reading;
    private final Submissions submissions;
    private final Clock clock;

    ProposingController(Proposals proposals, ProposalReading reading, Submissions submissions, Clock clock) {
        this.proposals = proposals;
        this.reading = reading;
        this.submissions = submissions;
        this.clock = clock;
    }

    @GetMapping
    String page(
            @RequestParam(required = false) Optional<String> kind,
            @AuthenticationPrincipal SignedIn reader,
            Form form,
            Model model) {
        if (kind.isPresent()) {
            return fill(find(kind.get(), reader), reader, form, model);
        }
        List<ProposalKind<?>> kinds = reading.proposable(reader);
        if (kinds.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("kinds", kinds);
        return "approval/kinds";
    }

    @PostMapping
    String propose(
            @RequestParam String kind,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return propose(find(kind, reader), reader, actor, request, form, flash, model);
    }

    private <P> String propose(
            ProposalKind<P> kind,
            SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        ProposalForm<P> proposing = kind.form().orElseThrow();
        if (!proposing.asksAll(form)) {
            return fill(kind, reader, form, model);
        }
        Optional<P> payload = proposing.read(form);
        Optional<LocalDate> from = day(proposing, payload, form);
        if (form.value("reason").isEmpty()) {
            form.reject("reason", "approval.reason.missing");
        }
        form.check("reason", () -> Screened.require(form.value("reason")));
        if (!form.isValid() || payload.isEmpty() || from.isEmpty() || form.has("again", "yes")) {
            return fill(kind, reader, form, model);
        }
        if (form.has(CONFIRMED, "yes")) {
            Optional<String> made = submissions.once(
                    request,
                    form,
                    "reason",
                    () -> proposals
                            .propose(kind, payload.get(), from.get(), form.value("reason"), actor)
                            .toString());
            if (made.isPresent()) {
                flash.addFlashAttribute("flash", "approval.done.proposed");
                return "redirect:/approvals/" + made.get();
            }
            return fill(kind, reader, form, model);
        }
        Optional<Preview> preview = form.whole("reason", () -> {
            kind.validate(payload.get(), from.get());
            return kind.preview(payload.get(), from.get());
        });
        if (preview.isEmpty()) {
            return fill(kind, reader, form, model);
        }
        model.addAttribute("kind", kind);
        model.addAttribute("lines", kind.describe(payload.get()));
        model.addAttribute("from", from.get());
        model.addAttribute("reason", form.value("reason"));
        model.addAttribute("preview", preview.get());
        model.addAttribute("filled", filled(request));
        model.addAttribute("reader", reader.accountId());
        return "approval/check";
    }

    private <P> Optional<LocalDate> day(ProposalForm<P> proposing, Optional<P> payload, Form form) {
        return proposing.asksDay()
                ? form.day("effectiveFrom", "approval.effective-from.missing")
                : payload.map(read -> Objects.requireNonNullElseGet(proposing.dayOf(read), () -> LocalDate.now(clock)));
    }

    /** The entered values, to be sent again from the page that shows the effect. */
    private static Map<String, List<String>> filled(HttpServletRequest request) {
        Map<String, List<String>> filled = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!OURS.contains(name)) {
                filled.put(name, List.of(values));
            }
        });
        return filled;
    }

    private String fill(ProposalKind<?> kind, SignedIn reader, Form form, Model model) {
        if (form.value("effectiveFrom").isEmpty() && form.isValid()) {
            form.set("effectiveFrom", LocalDate.now(clock));
        }
        Map<String, String> labels = new LinkedHashMap<>();
        ProposalForm<?> proposing = kind.form().orElseThrow();
        List<ProposalForm.Field> fields = proposing.fields(form);
        fields.forEach(field -> labels.put(field.name(), kind.messages() + "field." + field.name()));
        model.addAttribute("kind", kind);
        model.addAttribute("fields", fields);
        model.addAttribute("asksAll", proposing.asksAll(form));
        model.addAttribute("labels", labels);
        model.addAttribute("asksDay", proposing.asksDay());
        model.addAttribute("reader", reader.accountId());
        model.addAttribute("form", form);
        return "approval/new";
    }

    private ProposalKind<?> find(String kind, SignedIn reader) {
        return reading.proposable(kind, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
