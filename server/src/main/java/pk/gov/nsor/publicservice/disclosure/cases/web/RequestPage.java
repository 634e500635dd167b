package pk.gov.nsor.publicservice.disclosure.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.Compared;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.disclosure.cases.AnswerOpenings;
import pk.gov.nsor.publicservice.disclosure.cases.BureauDecisions;
import pk.gov.nsor.publicservice.disclosure.cases.CheckFinding;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosurePolicy;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosureRequest;
import pk.gov.nsor.publicservice.disclosure.cases.FileKind;
import pk.gov.nsor.publicservice.disclosure.cases.Kept;
import pk.gov.nsor.publicservice.disclosure.cases.RequestChecks;
import pk.gov.nsor.publicservice.disclosure.cases.RequestRefusal;
import pk.gov.nsor.publicservice.disclosure.cases.RequestState;
import pk.gov.nsor.publicservice.disclosure.cases.Requests;
import pk.gov.nsor.publicservice.disclosure.cases.file.CaseFileReader;
import pk.gov.nsor.record.register.ComparedIdentity;
import pk.gov.nsor.record.register.Person;

/** The page of one request, as each of its readers sees it. */
@Component
class RequestPage {

    private final Requests requests;
    private final RequestChecks checks;
    private final BureauDecisions decisions;
    private final AnswerOpenings answers;
    private final DisclosurePolicy policy;
    private final CaseFileReader files;
    private final DisclosureRequestRows lines;
    private final Deciding deciding;
    private final ComparedIdentity identity;
    private final DisclosureCrumb crumb;

    RequestPage(
            Requests requests,
            RequestChecks checks,
            BureauDecisions decisions,
            AnswerOpenings answers,
            DisclosurePolicy policy,
            CaseFileReader files,
            DisclosureRequestRows lines,
            Deciding deciding,
            ComparedIdentity identity,
            DisclosureCrumb crumb) {
        this.requests = requests;
        this.checks = checks;
        this.decisions = decisions;
        this.answers = answers;
        this.policy = policy;
        this.files = files;
        this.lines = lines;
        this.deciding = deciding;
        this.identity = identity;
        this.crumb = crumb;
    }

    /** A file of the request that has to be there, and whether it is. */
    record Slot(FileKind kind, @Nullable Kept kept) {}

    /** The request, for a reader who may see it; otherwise it is not there. */
    DisclosureRequest find(UUID id, SignedIn reader) {
        return requests.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Does a step once, where nothing was wrong before; leads back to the page, with what was done or what is wrong. */
    String act(
            UUID id,
            Form form,
            String field,
            String doneKey,
            HttpServletRequest request,
            SignedIn reader,
            Actor actor,
            RedirectAttributes flash,
            Model model,
            Runnable step) {
        var _ = find(id, reader);
        if (form.isValid()) {
            boolean _ = deciding.once(request, form, field, step);
        }
        if (!form.isValid()) {
            return show(id, reader, actor, form, model);
        }
        flash.addFlashAttribute("flash", doneKey);
        return "redirect:/disclosure/" + id;
    }

    String show(UUID id, SignedIn reader, Actor actor, Form form, Model model) {
        DisclosureRequest request = find(id, reader);
        boolean isAsker = reader.accountId().equals(request.askedBy());
        boolean isTaken = checks.isTakenBy(request, reader);
        boolean isRefused = request.state() == RequestState.REFUSED;
        boolean isAnswered = request.state() == RequestState.ANSWERED;
        boolean isAtBureau = request.state() == RequestState.WITH_BUREAU;
        model.addAttribute("form", form);
        model.addAttribute("disclosure", request);
        model.addAttribute("line", lines.of(request));
        model.addAttribute("names", lines);
        model.addAttribute("details", requests.details(request).orElse(null));
        model.addAttribute("remark", isRefused || reader.has(Role.NATIONAL_SUPERVISOR) ? requests.remark(request) : "");
        model.addAttribute("slots", slots(request));
        model.addAttribute("largest", files.largest());
        model.addAttribute("opensFiles", requests.mayOpenFiles(request, reader));
        model.addAttribute("holder", RequestChecks.holder(request));
        model.addAttribute("filesUntil", requests.filesUntil(request));
        model.addAttribute("filesOver", requests.areFilesOver(request, reader));
        model.addAttribute("heldUntil", requests.heldUntil(request, reader).orElse(null));
        model.addAttribute("hours", policy.check().toHours());
        model.addAttribute("mayTake", checks.mayTake(request, reader));
        model.addAttribute("mayCheck", isTaken && !isAtBureau);
        model.addAttribute("mayAnswer", isTaken && isAtBureau);
        model.addAttribute("isDraft", request.state() == RequestState.DRAFT && isAsker);
        model.addAttribute("mayWithdraw", isAsker && request.state().isOpen());
        model.addAttribute("refusals", RequestRefusal.values());
        model.addAttribute("findings", RequestController.Found.values());
        model.addAttribute("bases", CheckFinding.Basis.values());
        model.addAttribute("extents", CheckFinding.Extent.values());
        BureauDecisions.Candidate candidate =
                decisions.candidate(request, reader, actor).orElse(null);
        model.addAttribute("candidate", candidate);
        if (candidate != null) {
            model.addAttribute("candidateLines", compared(request, candidate.person()));
        }
        // An officer who chose another record sees it beside the suspect before it is disclosed.
        typed(form)
                .filter(number ->
                        candidate == null || !candidate.person().number().equals(number))
                .flatMap(number -> decisions.beside(request, number, reader, actor))
                .ifPresent(person -> {
                    model.addAttribute("chosen", person);
                    model.addAttribute("chosenLines", compared(request, person));
                    model.addAttribute("compared", BureauDecisions.version(person));
                });
        model.addAttribute("answer", answers.of(request, reader).orElse(null));
        model.addAttribute("standing", isAnswered ? answers.standing(request).name() : "");
        crumb.add(reader, model);
        return "disclosure/request";
    }

    private static Optional<RegisterNumber> typed(Form form) {
        try {
            return form.value("number").isEmpty()
                    ? Optional.empty()
                    : Optional.of(RegisterNumber.parse(form.value("number")));
        } catch (InvalidValueException refused) {
            // The form says so.
            return Optional.empty();
        }
    }

    private List<Compared> compared(DisclosureRequest request, Person person) {
        return requests
                .details(request)
                .map(details -> List.of(
                        identity.name(details.suspect(), person),
                        identity.father(details.father(), person),
                        identity.cnic(details.cnic(), person)))
                .orElse(List.of())
                .stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<Slot> slots(DisclosureRequest request) {
        List<Kept> kept = requests.files(request);
        return Arrays.stream(FileKind.values())
                .map(kind -> new Slot(
                        kind,
                        kept.stream()
                                .filter(one -> one.kind() == kind)
                                .findFirst()
                                .orElse(null)))
                .toList();
    }
}
