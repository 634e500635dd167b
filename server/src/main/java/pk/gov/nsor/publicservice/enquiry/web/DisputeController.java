package pk.gov.nsor.publicservice.enquiry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
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
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.enquiry.dispute.DisputeRefusal;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBacks;
import pk.gov.nsor.publicservice.enquiry.dispute.Ticket;
import pk.gov.nsor.publicservice.enquiry.dispute.TicketState;
import pk.gov.nsor.publicservice.enquiry.dispute.Tickets;
import pk.gov.nsor.publicservice.enquiry.dispute.Tickets.Claim;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.People;

/** One dispute, and what is done with it. Neither the number nor the CNIC is on the page. */
@Controller
@RequestMapping("/disputes/{key}")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.DISPUTES_VIEWED)
@Decides(DisputesPage.Dispute.class)
class DisputeController {

    private final Tickets tickets;
    private final TakeBacks takeBacks;
    private final DisputeRows lines;
    private final CnicFormat cnics;
    private final Deciding deciding;
    private final People people;
    private final Trail trail;
    private final UiFormat uiFormat;

    DisputeController(
            Tickets tickets,
            TakeBacks takeBacks,
            DisputeRows lines,
            CnicFormat cnics,
            Deciding deciding,
            People people,
            Trail trail,
            UiFormat uiFormat) {
        this.tickets = tickets;
        this.takeBacks = takeBacks;
        this.lines = lines;
        this.cnics = cnics;
        this.deciding = deciding;
        this.people = people;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    /** The view is written to the trail before the page is sent. */
    @GetMapping
    String page(
            @PathVariable UUID key,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        Ticket ticket = find(key);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.DISPUTES_VIEWED)
                .about(key)
                .purpose(purpose.name())
                .naming(proven(ticket, reader).map(PersonId::value).stream().toList()));
        return show(ticket, reader, new Form(), model);
    }

    @PostMapping("/take")
    @Allows(value = Role.REGISTRAR, action = TrailAction.DISPUTE_TAKEN)
    String take(
            @PathVariable UUID key,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return act(key, form, "take", "dispute.done.taken", request, reader, flash, model, () -> {
            tickets.take(key, account(form.value("from")), actor);
            return true;
        });
    }

    @PostMapping("/proof")
    @Allows(value = Role.REGISTRAR, action = TrailAction.DISPUTE_PROOF_EXAMINED)
    String prove(
            @PathVariable UUID key,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Optional<Claim> claim = claim(form);
        Optional<Examination.Document> document =
                form.choice("document", "dispute.document.missing", Examination.Document.class);
        if (claim.isEmpty() || document.isEmpty()) {
            return show(find(key), reader, form, model);
        }
        return act(
                key,
                form,
                "cnic",
                "dispute.done.proven",
                request,
                reader,
                flash,
                model,
                () -> tickets.prove(key, claim.get(), document.get(), actor));
    }

    @PostMapping("/uphold")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.DISPUTE_DECIDED)
    String uphold(
            @PathVariable UUID key,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Optional<Claim> claim = claim(form);
        if (claim.isEmpty()) {
            return show(find(key), reader, form, model);
        }
        return act(
                key,
                form,
                "cnic",
                "dispute.done.upheld",
                request,
                reader,
                flash,
                model,
                () -> tickets.uphold(key, claim.get(), actor));
    }

    @PostMapping("/refuse")
    @Allows(value = Role.REGISTRAR, action = TrailAction.DISPUTE_DECIDED)
    String refuse(
            @PathVariable UUID key,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Optional<DisputeRefusal> refusal = form.choice("refusal", "dispute.refusal.missing", DisputeRefusal.class);
        if (refusal.isEmpty()) {
            return show(find(key), reader, form, model);
        }
        return act(key, form, "refusal", "dispute.done.refused", request, reader, flash, model, () -> {
            tickets.refuse(key, refusal.get(), actor);
            return true;
        });
    }

    @PostMapping("/reopen")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.DISPUTE_REOPENED)
    String reopen(
            @PathVariable UUID key,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return act(key, form, "reason", "dispute.done.reopened", request, reader, flash, model, () -> {
            tickets.reopen(key, form.value("reason"), actor);
            return true;
        });
    }

    /** @param step false where CNIC and code are not the ticket's */
    private String act(
            UUID key,
            Form form,
            String field,
            String doneKey,
            HttpServletRequest request,
            SignedIn reader,
            RedirectAttributes flash,
            Model model,
            BooleanSupplier step) {
        Ticket seen = find(key);
        Optional<String> done = deciding.once(request, form, field, () -> step.getAsBoolean() ? "done" : "differs");
        if (done.isPresent() && done.get().equals("differs")) {
            form.reject("cnic", "dispute.differs");
        }
        if (!form.isValid()) {
            return show(tickets.find(key).orElse(seen), reader, form, model);
        }
        flash.addFlashAttribute("flash", doneKey);
        return "redirect:/disputes/" + key;
    }

    private Optional<Claim> claim(Form form) {
        Optional<Cnic> cnic = form.require("cnic", "dispute.cnic.missing", cnics::parse);
        Optional<String> code = form.require("code", "dispute.code.missing", DisputeController::code);
        return cnic.flatMap(one -> code.map(other -> new Claim(one, other)));
    }

    /** As people read it off their telephone. */
    private static String code(String typed) {
        return Digits.western(typed).toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }

    private static @Nullable UUID account(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private Ticket find(UUID key) {
        return tickets.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(Ticket ticket, SignedIn reader, Form form, Model model) {
        Ticket.Proof proof = ticket.proof();
        boolean isOpen = ticket.state().isOpen();
        boolean isMine = reader.accountId().equals(ticket.takenBy());
        boolean isRegistrar = reader.has(Role.REGISTRAR);
        model.addAttribute("line", lines.of(ticket));
        model.addAttribute("ticket", ticket);
        model.addAttribute("steps", tickets.steps(ticket));
        model.addAttribute("names", lines);
        model.addAttribute("form", form);
        model.addAttribute("documents", Examination.Document.values());
        model.addAttribute("refusals", DisputeRefusal.values());
        model.addAttribute("mayTake", isRegistrar && isOpen && !isMine);
        model.addAttribute("mayProve", isRegistrar && isMine && isOpen && proof == null);
        model.addAttribute("mayRefuse", isRegistrar && isMine && isOpen);
        boolean isOwnProof = proof != null && proof.by().equals(reader.accountId());
        model.addAttribute("isOwnProof", isOpen && isOwnProof);
        model.addAttribute(
                "mayUphold", ticket.state() == TicketState.UNDER_EXAMINATION && proof != null && !isOwnProof);
        model.addAttribute("mayReopen", tickets.mayReopen(ticket));
        model.addAttribute("isRegistrar", isRegistrar);
        model.addAttribute("proven", proven(ticket, reader).map(people::get).orElse(null));
        model.addAttribute("takeBack", takeBacks.of(ticket).orElse(null));
        model.addAttribute("provenBy", proofEnds(ticket));
        model.addAttribute("crumb", new Crumb(uiFormat.text("dispute.title"), "/disputes"));
        return "enquiry/dispute";
    }

    /** Whose record had the CNIC that was proven, for a registrar: it stands beside what is decided. */
    private static Optional<PersonId> proven(Ticket ticket, SignedIn reader) {
        return Optional.ofNullable(ticket.proof())
                .filter(proof -> reader.has(Role.REGISTRAR))
                .map(Ticket.Proof::person);
    }

    /** The day on which the time for a proof is over. */
    private LocalDate proofEnds(Ticket ticket) {
        return LocalDate.ofInstant(ticket.proofFrom(), Day.ZONE).plus(Period.ofDays(tickets.proofDays()));
    }
}
