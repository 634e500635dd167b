package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.Standings;

/** Whose record is the suspect's. A record off the register is not there. */
@Component
class Matches {

    private final People people;
    private final MergedRecords merged;
    private final Standings standings;
    private final Clock clock;

    Matches(People people, MergedRecords merged, Standings standings, Clock clock) {
        this.people = people;
        this.merged = merged;
        this.standings = standings;
        this.clock = clock;
    }

    /** The record that has the CNIC, confirmed or not. */
    Optional<Person> withCnic(@Nullable Cnic cnic) {
        return cnic == null
                ? Optional.empty()
                : people.withCnic(cnic)
                        .filter(person -> !standings.isSealed(person))
                        .map(people::get);
    }

    Optional<Person> withNumber(RegisterNumber number) {
        return people.withNumber(number)
                .filter(person -> !standings.isSealed(person))
                .map(people::get);
    }

    /** Whether the CNIC is confirmed on the record. */
    static boolean isConfirmed(Person person, @Nullable Cnic cnic) {
        return cnic != null
                && person.cnics().stream()
                        .anyMatch(one -> one.cnic().equals(cnic) && one.status() == CnicOfPerson.Status.CONFIRMED);
    }

    boolean isOnRegister(PersonId person) {
        LocalDate today = LocalDate.now(clock);
        return standings
                .of(person)
                .map(standing -> standing.isOnRegister(today))
                .orElse(false);
    }

    /**
     * Whether an answer "on" is still so, and of the suspect: their CNIC may have been found to be on the record by mistake,
     * and records may have been joined or parted since.
     */
    boolean isStillOn(Answer answer, CaseDetails details) {
        UUID told = answer.person();
        if (told == null) {
            return false;
        }
        PersonId record = merged.leading(new PersonId(told));
        return isOnRegister(record) && isSuspects(people.get(record), basis(answer, details), details.cnic());
    }

    private boolean isSuspects(Person person, CheckFinding.Basis basis, @Nullable Cnic cnic) {
        return switch (basis) {
            case CONFIRMED_CNIC -> isConfirmed(person, cnic);
            case IDENTITY -> person.isIdentityConfirmed() && !isAnothers(person, cnic);
        };
    }

    private boolean isAnothers(Person person, @Nullable Cnic cnic) {
        return withCnic(cnic).filter(other -> !other.id().equals(person.id())).isPresent();
    }

    private static CheckFinding.Basis basis(Answer answer, CaseDetails details) {
        CheckFinding.Basis stored = answer.basis();
        if (stored != null) {
            return stored;
        }
        return details.cnic() == null ? CheckFinding.Basis.IDENTITY : CheckFinding.Basis.CONFIRMED_CNIC;
    }

    /**
     * The person of the record that the bureau chose.
     *
     * @throws InvalidValueException where there is no such record, the suspect's CNIC is not confirmed on it, is
     *     another record's, or the record's identity is not confirmed: then it cannot be disclosed
     */
    Person matched(CheckFinding.Matched finding, CaseDetails details) {
        Person person = withNumber(finding.number())
                .orElseThrow(() -> refusal("disclosure.match.unknown", "No record has this number."));
        switch (finding.basis()) {
            case CONFIRMED_CNIC -> {
                if (!isConfirmed(person, details.cnic())) {
                    throw refusal(
                            "disclosure.match.cnic",
                            "The suspect’s CNIC is not confirmed on this record. Then it cannot be told from the CNIC.");
                }
            }
            case IDENTITY -> {
                if (!person.isIdentityConfirmed()) {
                    throw refusal(
                            "disclosure.match.unconfirmed",
                            "Nobody has confirmed whose record this is. Answer that it cannot be told.");
                }
                if (isAnothers(person, details.cnic())) {
                    throw refusal("disclosure.match.another", "The suspect’s CNIC is on another record than this one.");
                }
            }
        }
        return person;
    }

    /** @throws InvalidValueException where the suspect's CNIC is not known, or is on a record */
    void requireNobody(CaseDetails details) {
        if (details.cnic() == null) {
            throw new InvalidValueException(
                            "disclosure.nobody.no-cnic",
                            "Without the CNIC nobody can be told not to be on the register. Answer that it cannot be"
                                    + " told.")
                    .at("finding");
        }
        if (withCnic(details.cnic()).filter(person -> isOnRegister(person.id())).isPresent()) {
            throw new InvalidValueException(
                            "disclosure.nobody.cnic",
                            "A record has the suspect’s CNIC. Choose that record, or answer that it cannot be told.")
                    .at("finding");
        }
    }

    private static InvalidValueException refusal(String code, String english) {
        return new InvalidValueException(code, english).at("number");
    }
}
