package pk.gov.nsor.record.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.correction.CorrectionDocument;
import pk.gov.nsor.record.register.correction.IdentityCorrection;
import pk.gov.nsor.record.register.correction.IdentityCorrections;
import pk.gov.nsor.record.registration.correction.IdentityCorrectionProposal;
import pk.gov.nsor.record.registration.correction.IdentityCorrectionProposal.Outlook;
import pk.gov.nsor.record.registration.correction.IdentityRows;

/** Pages for proposing a correction of a person's identity, with every version of it. */
@Controller
@RequestMapping("/people/{id}")
class IdentityCorrectionController {

    /** The hidden fields of the form. */
    private static final Set<String> OURS = Set.of("_csrf", "submissionId", Deciding.SHOWN, "confirmed", "again");

    private final People people;
    private final IdentityCorrections corrections;
    private final IdentityCorrectionProposal kind;
    private final IdentityRows lines;
    private final ProposalReading reading;
    private final IdentityCorrectionForm reader;
    private final Accounts accounts;
    private final Deciding deciding;
    private final UiFormat uiFormat;

    IdentityCorrectionController(
            People people,
            IdentityCorrections corrections,
            IdentityCorrectionProposal kind,
            IdentityRows lines,
            ProposalReading reading,
            IdentityCorrectionForm reader,
            Accounts accounts,
            Deciding deciding,
            UiFormat uiFormat) {
        this.people = people;
        this.corrections = corrections;
        this.kind = kind;
        this.lines = lines;
        this.reading = reading;
        this.reader = reader;
        this.accounts = accounts;
        this.deciding = deciding;
        this.uiFormat = uiFormat;
    }

    /**
     * A corrected version of the identity.
     *
     * @param changes the values before and after, only of what differs
     * @param reason why it was corrected
     */
    record Versioned(
            IdentityCorrection correction,
            List<ProposalKind.Change> changes,
            String reason,
            String askedBy,
            String correctedBy) {}

    @GetMapping("/identity/versions")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.PERSON_VIEWED,
            record = RecordUse.READ)
    String versions(@PathVariable UUID id, @AuthenticationPrincipal SignedIn signedIn, Model model) {
        Person person = people.get(new PersonId(id));
        List<IdentityCorrection> all = corrections.of(person.id());
        model.addAttribute(
                "versions",
                all.stream()
                        .flatMap(one -> Optional.ofNullable(one.made()).map(made -> versioned(one, made)).stream())
                        .toList());
        model.addAttribute("waiting", kind.waiting(person.id()));
        model.addAttribute("mayChange", signedIn.has(Role.REGISTRAR));
        model.addAttribute("kind", kind);
        frame(person, model);
        return "registration/identity-versions";
    }

    @Decides(IdentityCorrectionPage.class)
    @GetMapping("/correction")
    @Allows(value = Role.REGISTRAR, action = TrailAction.PROPOSAL_MADE, record = RecordUse.WORK)
    String page(@PathVariable UUID id, HttpServletRequest request, Locale locale, Model model) {
        Person person = people.get(new PersonId(id));
        Form form = IdentityCorrectionForm.of(person.identity());
        String asked = request.getParameter("request");
        return show(person, form.set("request", asked == null ? "" : asked), locale, model);
    }

    /** The effect is shown first; the proposal is made from that page. */
    @Decides(IdentityCorrectionPage.class)
    @PostMapping("/correction")
    @Allows(value = Role.REGISTRAR, action = TrailAction.PROPOSAL_MADE, record = RecordUse.WORK)
    String propose(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn signedIn,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Locale locale,
            Model model) {
        Person person = people.get(new PersonId(id));
        Optional<IdentityCorrectionForm.Read> read = reader.read(form, person.identity());
        Optional<Outlook> outlook =
                read.flatMap(one -> form.whole("bornOn", () -> kind.outlook(person.id(), one.after())));
        if (outlook.isEmpty() || form.has("again", "yes")) {
            return show(person, form, locale, model);
        }
        if (!form.has("confirmed", "yes")) {
            model.addAttribute("outlook", outlook.get());
            model.addAttribute("evidence", read.orElseThrow().evidence());
            model.addAttribute("reason", read.orElseThrow().reason());
            model.addAttribute("filled", filled(request));
            model.addAttribute("reader", signedIn.accountId());
            model.addAttribute("kind", kind);
            frame(person, model);
            return "registration/identity-correction-check";
        }
        Optional<String> made =
                deciding.once(request, form, "reason", () -> ask(person.id(), read.orElseThrow(), form, actor));
        if (made.isEmpty()) {
            return show(people.get(person.id()), form, locale, model);
        }
        flash.addFlashAttribute("flash", "approval.done.proposed");
        return "redirect:/approvals/" + made.get();
    }

    /** The record is read under the same lock under which it was compared with what was shown. */
    private String ask(PersonId person, IdentityCorrectionForm.Read read, Form form, Actor actor) {
        Identity now = people.get(person).identity();
        return kind.ask(
                        person,
                        now,
                        read.after(),
                        read.evidence(),
                        read.reason(),
                        IdentityCorrectionForm.request(form),
                        actor)
                .toString();
    }

    private Versioned versioned(IdentityCorrection correction, IdentityCorrection.Made made) {
        return new Versioned(
                correction,
                lines.of(correction.before(), correction.after()).stream()
                        .filter(ProposalKind.Change::differs)
                        .toList(),
                reading.of(made.proposal()).map(Proposal::reason).orElse(""),
                name(correction.askedBy()),
                name(made.by()));
    }

    private String show(Person person, Form form, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("aliases", IdentityCorrectionForm.aliases(person.identity()));
        model.addAttribute("nationalities", IdentityForm.nationalities(locale));
        Map<String, String> documents = new LinkedHashMap<>();
        for (CorrectionDocument document : CorrectionDocument.values()) {
            documents.put(document.name(), uiFormat.text("identity.correction.document." + document.key()));
        }
        model.addAttribute("documents", documents);
        model.addAttribute("waiting", kind.waiting(person.id()));
        frame(person, model);
        return "registration/identity-correction";
    }

    private static void frame(Person person, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + person.id()));
    }

    private static Map<String, List<String>> filled(HttpServletRequest request) {
        Map<String, List<String>> filled = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!OURS.contains(name)) {
                filled.put(name, List.of(values));
            }
        });
        return filled;
    }

    private String name(UUID account) {
        return accounts.find(account).map(Account::displayName).orElse("");
    }
}
