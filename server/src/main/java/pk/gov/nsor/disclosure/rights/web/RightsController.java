package pk.gov.nsor.disclosure.rights.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.disclosure.rights.NamesakeNotes;
import pk.gov.nsor.disclosure.rights.NamesakeWithdrawal;
import pk.gov.nsor.disclosure.rights.RecordCopy;
import pk.gov.nsor.disclosure.rights.RightKind;
import pk.gov.nsor.disclosure.rights.RightRequest;
import pk.gov.nsor.disclosure.rights.RightState;
import pk.gov.nsor.disclosure.rights.Rights;
import pk.gov.nsor.disclosure.rights.RightsEscalation;
import pk.gov.nsor.register.Examination;
import pk.gov.nsor.register.People;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.shell.Exports;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.Submissions;

/** The queue of what people ask about records, at NPB. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.RIGHTS_VIEWED)
class RightsController {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 50_000;

    private final Rights rights;
    private final RightsEscalation escalation;
    private final NamesakeNotes notes;
    private final NamesakeWithdrawal withdrawal;
    private final RightsFile file;
    private final RecordCopy papers;
    private final RightForm reading;
    private final People people;
    private final Accounts accounts;
    private final Submissions submissions;
    private final Exports exports;
    private final Trail trail;
    private final Shown shown;
    private final Clock clock;

    RightsController(
            Rights rights,
            RightsEscalation escalation,
            NamesakeNotes notes,
            NamesakeWithdrawal withdrawal,
            RightsFile file,
            RecordCopy papers,
            RightForm reading,
            People people,
            Accounts accounts,
            Submissions submissions,
            Exports exports,
            Trail trail,
            Shown shown,
            Clock clock) {
        this.rights = rights;
        this.escalation = escalation;
        this.notes = notes;
        this.withdrawal = withdrawal;
        this.file = file;
        this.papers = papers;
        this.reading = reading;
        this.people = people;
        this.accounts = accounts;
        this.submissions = submissions;
        this.exports = exports;
        this.trail = trail;
        this.shown = shown;
        this.clock = clock;
    }

    /** A request, and whether its day is over. */
    record Line(RightRequest request, boolean overdue) {}

    @GetMapping("/rights")
    String list(
            @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "1") int page, Model model) {
        boolean all = state.equals("all");
        long count = rights.count(all);
        long pages = Math.max(1, (count + PAGE - 1) / PAGE);
        long here = Math.clamp(page, 1, pages);
        model.addAttribute("lines", lines(all, (here - 1) * PAGE, PAGE));
        model.addAttribute("all", all);
        model.addAttribute("open", rights.count(false));
        model.addAttribute("count", count);
        model.addAttribute("page", here);
        model.addAttribute("pages", pages);
        return "disclosure/rights";
    }

    /** The list as a file, every line of it; it names nobody. */
    @GetMapping("/rights.csv")
    void export(@RequestParam(defaultValue = "") String state, Actor actor, HttpServletResponse response) {
        exports.send(
                response,
                TrailEntry.done(actor, TrailAction.RIGHTS_VIEWED).with(Map.of("form", "csv")),
                "rights.csv",
                () -> file.made(lines(state.equals("all"), 0, MOST_EXPORTED)));
    }

    @GetMapping("/rights/new")
    String take(Model model) {
        return form(new Form(), model);
    }

    @PostMapping("/rights/new")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.RIGHT_ASKED)
    String take(Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        Form form = Form.of(request.getParameterMap());
        Optional<String> path = reading.read(form)
                .flatMap(read -> form.whole(
                        "what",
                        () -> submissions.once(
                                request.getSession(),
                                form.value("submissionId"),
                                () -> "/rights/" + rights.take(read.kind(), read.person(), read.claim(), actor))));
        if (path.isEmpty()) {
            return form(form, model);
        }
        flash.addFlashAttribute("told", "rights.done.taken");
        return "redirect:" + path.get();
    }

    /** The look is on the trail before the page leaves. */
    @GetMapping("/rights/{id}")
    String page(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        RightRequest request = find(id);
        look(id, actor);
        return show(request, reader, new Form(), model);
    }

    @PostMapping("/rights/{id}/decision")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.RIGHT_DECIDED)
    String decide(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        RightRequest right = find(id);
        Form form = Form.of(request.getParameterMap());
        Optional<RightState> outcome = form.choice("outcome", "rights.outcome.missing", RightState.class)
                .filter(state -> state != RightState.OPEN);
        Optional<Boolean> done = outcome.flatMap(state -> form.whole("reason", () -> {
            rights.decide(id, state == RightState.GRANTED, form.value("reason"), actor);
            return true;
        }));
        if (done.isEmpty()) {
            return show(right, reader, form, model);
        }
        flash.addFlashAttribute("told", "rights.done.decided");
        return "redirect:/rights/" + id;
    }

    /** Asks a second person to withdraw the note that the request left. */
    @PostMapping("/rights/{id}/withdrawal")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.PROPOSAL_MADE)
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Model model) {
        RightRequest right = find(id);
        Form form = Form.of(request.getParameterMap());
        return form.whole("reason", () -> withdrawal.ask(right, form.value("reason"), actor))
                .map(proposal -> "redirect:/approvals/" + proposal)
                .orElseGet(() -> show(right, reader, form, model));
    }

    /** What the person takes along. */
    @GetMapping("/rights/{id}/receipt.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable UUID id, Actor actor) {
        RightRequest request = find(id);
        look(id, actor);
        return pdf("receipt-" + request.number(), papers.receipt(request));
    }

    /** For a registrar alone, who may read every record, a sealed one too. */
    @PostMapping("/rights/{id}/copy")
    @Allows(value = Role.REGISTRAR, action = TrailAction.RECORD_COPIED)
    Object copy(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        RightRequest request = find(id);
        Form form = new Form();
        Optional<RightRequest> printed = form.whole("copy", () -> rights.printed(id, actor));
        return printed.isEmpty()
                ? show(request, reader, form, model)
                : pdf("record-" + request.number(), papers.draw(printed.get()));
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

    private String show(RightRequest request, SignedIn reader, Form form, Model model) {
        RightRequest.Decision decision = request.decision();
        boolean isOpen = request.state() == RightState.OPEN;
        boolean isOwn = request.askedBy().equals(reader.accountId());
        model.addAttribute("right", request);
        model.addAttribute("overdue", request.isOverdue(today()));
        model.addAttribute("level", escalation.level(request));
        model.addAttribute("number", people.get(request.person()).number());
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
        model.addAttribute("crumb", crumb());
        return "disclosure/right";
    }

    private List<Line> lines(boolean all, long offset, int limit) {
        LocalDate today = today();
        return rights.list(all, offset, limit).stream()
                .map(request -> new Line(request, request.isOverdue(today)))
                .toList();
    }

    private void look(UUID id, Actor actor) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.RIGHTS_VIEWED).about(id));
    }

    private Crumb crumb() {
        return new Crumb(shown.text("rights.title"), "/rights");
    }

    private String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse("");
    }

    private RightRequest find(UUID id) {
        return rights.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
