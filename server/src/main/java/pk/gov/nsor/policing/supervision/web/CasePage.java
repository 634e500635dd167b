package pk.gov.nsor.policing.supervision.web;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;

/** What the pages about one case have in common. */
@Component
public class CasePage {

    private final People people;
    private final CaseAccess access;

    CasePage(People people, CaseAccess access) {
        this.people = people;
        this.access = access;
    }

    /**
     * The person whose case the reader works on.
     *
     * @throws UnknownPersonException where there is no such record, and where the case is another's
     */
    public PersonId workedOn(UUID id, SignedIn reader) {
        PersonId person = new PersonId(id);
        if (!access.mayWork(reader, person)) {
            throw new UnknownPersonException();
        }
        return person;
    }

    /** Puts the person and the way back to the record into the model. */
    public Person show(PersonId id, Model model) {
        Person person = people.get(id);
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        return person;
    }
}
