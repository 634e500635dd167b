package pk.gov.nsor.notices.web;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.register.UnknownPersonException;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.supervision.CaseAccess;

/** What the pages about one person's notices have in common. */
@Component
class NoticePage {

    private final People people;
    private final CaseAccess access;

    NoticePage(People people, CaseAccess access) {
        this.people = people;
        this.access = access;
    }

    /**
     * The person whose case the reader works on.
     *
     * @throws UnknownPersonException where there is no such record, and where the case is another's
     */
    PersonId workedOn(UUID id, SignedIn reader) {
        PersonId person = new PersonId(id);
        if (!access.mayWork(reader, person)) {
            throw new UnknownPersonException();
        }
        return person;
    }

    /** Puts the person and the way back to the record into the model. */
    Person show(PersonId id, Model model) {
        Person person = people.get(id);
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        return person;
    }
}
