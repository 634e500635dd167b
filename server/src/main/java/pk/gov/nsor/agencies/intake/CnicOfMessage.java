package pk.gov.nsor.agencies.intake;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.quarantine.CnicClashes;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;

/**
 * What becomes of the CNIC of a message that a registrar decides about. Where they say that it is about the person of a
 * record, the CNIC is entered there, for another person to confirm; where they say that it is wrong, it is entered nowhere,
 * and what record has it is noted.
 */
@Component
class CnicOfMessage {

    private final People people;
    private final CnicClashes clashes;

    CnicOfMessage(People people, CnicClashes clashes) {
        this.people = people;
        this.clashes = clashes;
    }

    /**
     * @param person whose record the message went to
     * @throws InvalidValueException where the CNIC is on another record, was taken off this one, or is said to be wrong and
     *     is this one's
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(UUID receipt, PersonId person, @Nullable Cnic cnic, Decision decision, Actor actor) {
        if (cnic == null || (decision.samePerson() == null && !decision.isCnicWrong())) {
            // Where nobody said whom it is about, it went to the record with the CNIC, or a new one got it.
            return;
        }
        Optional<PersonId> holder = people.withCnic(cnic);
        boolean isOnRecord = holder.filter(person::equals).isPresent();
        if (decision.isCnicWrong()) {
            if (isOnRecord) {
                throw new InvalidValueException(
                        "quarantine.cnic-is-of-record",
                        "This record has the CNIC of the message. Choose another record, or say that it is the same person.");
            }
            holder.ifPresent(known -> clashes.note(receipt, known, person, actor));
            return;
        }
        if (isOnRecord) {
            return;
        }
        if (holder.isPresent()) {
            throw new InvalidValueException(
                    "quarantine.cnic-of-another",
                    "The CNIC of the message is on record %s already. Say that the CNIC is wrong, or find out first whose it is.",
                    people.get(holder.get()).number().formatted());
        }
        if (wasTakenOff(person, cnic)) {
            throw new InvalidValueException(
                    "quarantine.cnic-taken-off",
                    "The CNIC of the message was taken off this record, since it was found to be somebody else’s. Say that the CNIC is wrong.");
        }
        people.enterCnic(person, cnic, actor);
    }

    private boolean wasTakenOff(PersonId person, Cnic cnic) {
        return people.get(person).cnics().stream()
                .anyMatch(known -> known.cnic().equals(cnic) && known.status() == CnicOfPerson.Status.WITHDRAWN);
    }
}
