package pk.gov.nsor.record.register.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.IdentityDocuments;
import pk.gov.nsor.record.register.IdentityNotes;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.StatedElsewhere;

/** Comparison of a document with the record: one officer examines it, and a second one confirms. */
@Controller
@RequestMapping("/people/{id}/identity")
@Decides(IdentityView.class)
class IdentityController {

    private final People people;
    private final IdentityConfirmation confirmation;
    private final IdentityDocuments scans;
    private final DataSize largest;
    private final Deciding deciding;
    private final List<IdentityNotes> notes;
    private final List<StatedElsewhere> statements;

    IdentityController(
            People people,
            IdentityConfirmation confirmation,
            IdentityDocuments scans,
            @Value("${nsor.upload.largest}") DataSize largest,
            Deciding deciding,
            List<IdentityNotes> notes,
            List<StatedElsewhere> statements) {
        this.people = people;
        this.confirmation = confirmation;
        this.scans = scans;
        this.largest = largest;
        this.deciding = deciding;
        this.notes = List.copyOf(notes);
        this.statements = List.copyOf(statements);
    }

    @GetMapping
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.PERSON_VIEWED,
            record = RecordUse.READ)
    String page(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        return show(people.get(new PersonId(id)), reader, new Form(), model);
    }

    @PostMapping
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.IDENTITY_EXAMINED,
            record = RecordUse.WORK)
    String examine(
            @PathVariable UUID id,
            @RequestParam(name = "scan", required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Person person = people.get(new PersonId(id));
        Optional<Examination> examination = read(form);
        CnicOfPerson cnic = examined(person, form);
        IdentityDocuments.Scan scan = file == null || file.isEmpty()
                ? null
                : form.whole("scan", () -> scans.read(bytes(file))).orElse(null);
        model.addAttribute("again", file != null && !file.isEmpty());
        if (cnic == null || examination.isEmpty() || !form.isValid()) {
            return show(person, reader, form, model);
        }
        Optional<String> outcome = form.check(
                "cnic",
                () -> deciding.once(
                        request,
                        () -> confirmation
                                .examine(person.id(), cnic.cnic(), examination.get(), scan, actor)
                                .name()));
        if (outcome.isEmpty()) {
            // The comparison was made with data that have changed since.
            return show(people.get(person.id()), reader, form.forget("cnic", "agrees"), model);
        }
        flash.addFlashAttribute("flash", "register.examination." + outcome.get().toLowerCase(java.util.Locale.ROOT));
        return "redirect:/people/" + id;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException impossible) {
            // It is in memory already.
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<Examination> read(Form form) {
        Optional<Examination.Document> document =
                form.choice("document", "register.examination.document.missing", Examination.Document.class);
        Set<Examination.Detail> agrees = EnumSet.noneOf(Examination.Detail.class);
        for (Examination.Detail detail : Examination.Detail.values()) {
            if (form.has("agrees", detail.name())) {
                agrees.add(detail);
            }
        }
        return form.check(
                "documentNumber",
                () -> new Examination(
                        document.orElse(Examination.Document.CNIC_CARD), form.value("documentNumber"), agrees));
    }

    /** The CNIC in question, named by its position on the record, so that the number is in no address. */
    private static @Nullable CnicOfPerson examined(Person person, Form form) {
        List<CnicOfPerson> open = open(person);
        String place = form.value("cnic");
        for (int i = 0; i < open.size(); i++) {
            if (place.equals(Integer.toString(i)) || (place.isEmpty() && open.size() == 1)) {
                return open.get(i);
            }
        }
        form.reject("cnic", "register.examination.cnic.missing");
        return null;
    }

    private String show(Person person, SignedIn reader, Form form, Model model) {
        List<CnicOfPerson> open = open(person);
        boolean enteredAll = open.stream().allMatch(cnic -> reader.accountId().equals(cnic.enteredBy()));
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + person.id()));
        model.addAttribute("cnics", open);
        model.addAttribute(
                "notes",
                notes.stream()
                        .flatMap(known -> known.of(person.id(), reader).stream())
                        .toList());
        model.addAttribute(
                "statements",
                statements.stream().flatMap(known -> known.of(person).stream()).toList());
        model.addAttribute("enteredByReader", !open.isEmpty() && enteredAll);
        model.addAttribute("scans", scans.of(person.id()));
        model.addAttribute("largest", largest);
        model.addAttribute("documents", Examination.Document.values());
        model.addAttribute("details", Examination.Detail.values());
        model.addAttribute("form", form);
        return "register/identity";
    }

    private static List<CnicOfPerson> open(Person person) {
        return person.cnics().stream()
                .filter(cnic -> cnic.status() != CnicOfPerson.Status.WITHDRAWN)
                .toList();
    }
}
