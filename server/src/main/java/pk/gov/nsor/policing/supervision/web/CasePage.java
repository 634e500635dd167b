package pk.gov.nsor.policing.supervision.web;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** What the pages about one case have in common. */
@Component
public class CasePage {

    private final People people;

    CasePage(People people) {
        this.people = people;
    }

    /** Puts the person and the way back to the record into the model. */
    public Person show(PersonId id, Model model) {
        Person person = people.get(id);
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        return person;
    }
}
