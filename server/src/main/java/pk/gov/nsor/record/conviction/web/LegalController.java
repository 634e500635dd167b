package pk.gov.nsor.record.conviction.web;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** The page of a record's legal facts, including what was known before corrections. */
@Controller
@RequestMapping("/people/{id}/legal")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.PERSON_VIEWED,
        record = RecordUse.READ)
class LegalController {

    private final People people;
    private final LegalRecord record;
    private final ReleaseMarks marks;
    private final LegalRecordMessages wording;

    LegalController(People people, LegalRecord record, ReleaseMarks marks, LegalRecordMessages wording) {
        this.people = people;
        this.record = record;
        this.marks = marks;
        this.wording = wording;
    }

    @GetMapping
    String page(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        look(id, reader, model);
        return "conviction/legal";
    }

    /** The page's body alone, for a page that is open while the record changes. */
    @GetMapping("/body")
    String body(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        look(id, reader, model);
        return "conviction/legal :: body";
    }

    private void look(UUID id, SignedIn reader, Model model) {
        Person person = people.get(new PersonId(id));
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("file", wording.of(record.file(person.id())));
        model.addAttribute("marks", wording.marks(marks.of(person.id())));
        model.addAttribute("mayChange", reader.has(Role.REGISTRAR));
    }
}
