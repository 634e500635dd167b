package pk.gov.nsor.policing.notices.web;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;

/** What the pages about one person's notices have in common. */
@Component
class NoticePage {

    private final People people;
    private final CaseAccess access;
    private final TransactionOperations transaction;

    NoticePage(People people, CaseAccess access, TransactionOperations transaction) {
        this.people = people;
        this.access = access;
        this.transaction = transaction;
    }

    /**
     * Runs an action about the person whose case the reader works on, in the transaction in which that was checked. A
     * case that has passed to another officer meanwhile is not written to, and a failed action leaves no change. The
     * person's row is locked.
     *
     * @throws UnknownPersonException where there is no such record, and where the case is another's by now
     */
    <T> T working(UUID id, SignedIn reader, Function<PersonId, T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // The action locks it in any case; reading after the lock needs only one read.
            PersonId person = new PersonId(id);
            people.lock(person);
            if (!access.mayWork(reader, person)) {
                throw new UnknownPersonException();
            }
            return work.apply(person);
        }));
    }

    /** Who takes notices, at a station. */
    static boolean takes(SignedIn reader) {
        return reader.has(Role.SUPERVISING_OFFICER) || reader.has(Role.DISTRICT_SUPERVISOR);
    }

    /** Puts the person and the way back to the record into the model. */
    Person show(PersonId id, Model model) {
        Person person = people.get(id);
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        return person;
    }
}
