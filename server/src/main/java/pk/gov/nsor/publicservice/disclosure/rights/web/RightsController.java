package pk.gov.nsor.publicservice.disclosure.rights.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
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
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.disclosure.rights.Mended;
import pk.gov.nsor.publicservice.disclosure.rights.NamesakeNotes;
import pk.gov.nsor.publicservice.disclosure.rights.NamesakeWithdrawal;
import pk.gov.nsor.publicservice.disclosure.rights.RecordCopy;
import pk.gov.nsor.publicservice.disclosure.rights.RightKind;
import pk.gov.nsor.publicservice.disclosure.rights.RightRequest;
import pk.gov.nsor.publicservice.disclosure.rights.RightState;
import pk.gov.nsor.publicservice.disclosure.rights.Rights;
import pk.gov.nsor.publicservice.disclosure.rights.RightsEscalation;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.correction.IdentityCorrectionProposal;

/** What people ask about records: taken down, decided and printed at NPB. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.RIGHTS_VIEWED)
class RightsController {

    private final Rights rights;
    private final RightsEscalation escalation;
    private final NamesakeNotes notes;
    private final NamesakeWithdrawal withdrawal;
    private final Mended mended;
    private final IdentityCorrectionProposal corrections;
    private final RecordCopy papers;
    private final RightForm reading;
    private final People people;
    private final MergedRecords merged;
    private final Standings standings;
    private final Accounts accounts;
    private final Submissions submissions;
    private final Deciding deciding;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    RightsController(
            Rights rights,
            RightsEscalation escalation,
            NamesakeNotes notes,
            NamesakeWithdrawal withdrawal,
            Mended mended,
            IdentityCorrectionProposal corrections,
            RecordCopy papers,
            RightForm reading,
            People people,
            MergedRecords merged,
            Standings standings,
            Accounts accounts,
            Submissions submissions,
            Deciding deciding,
            Trail trail,
            UiFormat uiFormat,
            Clock clock) {
        this.rights = rights;
        this.escalation = escalation;
        this.notes = notes;
        this.withdrawal = withdrawal;
        this.mended = mended;
        this.corrections = corrections;
        this.papers = papers;
        this.reading = reading;
        this.people = people;
        this.merged = merged;
        this.standings = standings;
        this.accounts = accounts;
        this.submissions = submissions;
        this.deciding = deciding;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @GetMapping("/rights/new")
    String take(Model model) {
        return form(new Form(), model);
    }

    @DecidesNothing("It takes down what somebody asks")
    @PostMapping("/rights/new")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.RIGHT_ASKED)
    String take(
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Optional<String> path = reading.read(form, reader)
                .flatMap(read -> submissions.once(
                        request,
                        form,
                        "what",
                        () -> "/rights/" + rights.take(read.kind(), read.person(), read.claim(), actor)));
        if (path.isEmpty()) {
            return form(form, model);
        }
        flash.addFlashAttribute("flash", "rights.done.taken");
        return "redirect:" + path.get();
    }

    /** The view is written to the trail before the page is sent. */
    @Decides(RightRequestPage.class)
    @GetMapping("/rights/{id}")
    String page(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        RightRequest request = find(id);
        if (standings.isSealedFor(reader, request.person())) {
            look(id, List.of(), actor);
            return sealed(request, model);
        }
        look(id, List.of(merged.leading(request.person()).value()), actor);
        return show(request, reader, new Form(), model);
    }

    @Decides(RightRequestPage.class)
    @PostMapping("/rights/{id}/decision")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.RIGHT_DECIDED)
    String decide(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        RightRequest right = find(id, reader);
        Optional<RightState> outcome = form.choice("outcome", "rights.outcome.missing", RightState.class)
                .filter(state -> state != RightState.OPEN);
        boolean isDone = outcome.isPresent()
                && deciding.once(
                        request,
                        form,
                        "reason",
                        () -> rights.decide(
                                id, outcome.get() == RightState.GRANTED, form.value("reason"), line(form), actor));
        if (!isDone) {
            return show(right, reader, form, model);
        }
        flash.addFlashAttribute("flash", "rights.done.decided");
        return "redirect:/rights/" + id;
    }

    /** By what it was put right, as somebody chose it; null where nothing was. */
    private static @Nullable Long line(Form form) {
        String chosen = form.value("mended");
        return chosen.matches("[0-9]{1,18}") ? Long.valueOf(chosen) : null;
    }

    /** Asks a second person to withdraw the note that the request left. */
    @Decides(RightRequestPage.class)
    @PostMapping("/rights/{id}/withdrawal")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.PROPOSAL_MADE)
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            Model model) {
        RightRequest right = find(id, reader);
        return form.whole(
                        "reason",
                        () -> deciding.ask(
                                request,
                                () -> withdrawal
                                        .ask(right, form.value("reason"), actor)
                                        .toString()))
                .map(proposal -> "redirect:/approvals/" + proposal)
                .orElseGet(() -> show(right, reader, form, model));
    }

    /** What the person takes along: it names nobody. */
    @GetMapping("/rights/{id}/receipt.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable UUID id, Actor actor) {
        RightRequest request = find(id);
        look(id, List.of(), actor);
        return pdf("receipt-" + request.number(), papers.receipt(request));
    }

    /** For a registrar alone, who may read every record, a sealed one too. */
    @Decides(RightRequestPage.class)
    @PostMapping("/rights/{id}/copy")
    @Allows(value = Role.REGISTRAR, action = TrailAction.RECORD_COPIED)
    Object copy(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Model model) {
        RightRequest right = find(id);
        Form form = new Form();
        Optional<RightRequest> printed =
                form.whole("copy", () -> deciding.held(request, () -> rights.printed(id, actor)));
        return printed.isEmpty()
                ? show(right, reader, form, model)
                : pdf("record-" + right.number(), papers.draw(printed.get()));
    }

    private static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .body(content);
    }

    private String form(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("kinds", RightKind.values());
        model.addAttribute("documents", Examination.Document.values());
        model.addAttribute("crumb", crumb());
        return "disclosure/right-new";
    }

    /** Of a sealed record a supervisor learns that a request is open, and how long, and not whose it is. */
    private String sealed(RightRequest request, Model model) {
        model.addAttribute("right", request);
        model.addAttribute("overdue", request.isOverdue(today()));
        model.addAttribute("crumb", crumb());
        return "disclosure/right-sealed";
    }

    private String show(RightRequest request, SignedIn reader, Form form, Model model) {
        RightRequest.Decision decision = request.decision();
        boolean isOpen = request.state() == RightState.OPEN;
        boolean isOwn = request.askedBy().equals(reader.accountId());
        PersonId record = merged.leading(request.person());
        model.addAttribute("right", request);
        model.addAttribute("overdue", request.isOverdue(today()));
        model.addAttribute("level", escalation.level(request));
        model.addAttribute("record", record);
        model.addAttribute("number", people.get(record).number());
        model.addAttribute("form", form);
        model.addAttribute("outcomes", List.of(RightState.GRANTED, RightState.REFUSED));
        model.addAttribute("mayDecide", isOpen && !isOwn);
        model.addAttribute("isOwn", isOpen && isOwn);
        model.addAttribute("mayPrint", reader.has(Role.REGISTRAR) && rights.mayPrint(request));
        model.addAttribute("askedBy", name(request.askedBy()));
        model.addAttribute("decidedBy", decision == null ? "" : name(decision.by()));
        NamesakeNotes.Note note = notes.of(request.id()).orElse(null);
        model.addAttribute("note", note);
        if (note != null && note.withdrawal() != null) {
            model.addAttribute("withdrawalAsked", name(note.withdrawal().askedBy()));
            model.addAttribute("withdrawalConfirmed", name(note.withdrawal().confirmedBy()));
        }
        addCorrections(request, isOpen, reader, model);
        model.addAttribute("crumb", crumb());
        return "disclosure/right";
    }

    private void addCorrections(RightRequest request, boolean isOpen, SignedIn reader, Model model) {
        boolean asks = isOpen && request.kind() == RightKind.CORRECTION;
        Map<String, String> offered = new LinkedHashMap<>();
        if (asks) {
            mended.since(request).forEach(entry -> offered.put(Long.toString(entry.id()), said(entry)));
        }
        model.addAttribute("mended", offered);
        model.addAttribute("putRightBy", mended.by(request).map(this::said).orElse(""));
        model.addAttribute("mayCorrect", asks && reader.has(Role.REGISTRAR));
        model.addAttribute("waiting", asks ? corrections.waiting(request.person()) : List.of());
    }

    private String said(JournalEntry entry) {
        return uiFormat.text("rights.mended." + entry.kind().name().toLowerCase(Locale.ROOT))
                + uiFormat.text("shell.comma")
                + uiFormat.moment(entry.recordedAt().toInstant());
    }

    private void look(UUID id, List<UUID> named, Actor actor) {
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.RIGHTS_VIEWED).about(id).naming(named));
    }

    private Crumb crumb() {
        return new Crumb(uiFormat.text("rights.title"), "/rights");
    }

    private String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse("");
    }

    private RightRequest find(UUID id) {
        return rights.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** One that the reader may decide: of a sealed record only a registrar. */
    private RightRequest find(UUID id, SignedIn reader) {
        RightRequest request = find(id);
        if (standings.isSealedFor(reader, request.person())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return request;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
