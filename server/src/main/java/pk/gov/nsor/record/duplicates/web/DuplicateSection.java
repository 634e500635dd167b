package pk.gov.nsor.record.duplicates.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.duplicates.DuplicatePair;
import pk.gov.nsor.record.duplicates.DuplicatePair.State;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.RecordSection;

/**
 * The section of a record with the other records of the same person, for whoever may read those, too; and, for those who
 * decide, with those that may be.
 */
@Component
class DuplicateSection implements RecordSection {

    private final Duplicates duplicates;
    private final People people;

    DuplicateSection(Duplicates duplicates, People people) {
        this.duplicates = duplicates;
        this.people = people;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String anchor() {
        return "duplicates";
    }

    @Override
    public String titleKey() {
        return "duplicate.section";
    }

    @Override
    public String template() {
        return "duplicates/record-section";
    }

    /** @param pair null where the reader does not decide about it */
    record Line(
            RegisterNumber number,
            UUID person,
            boolean isSame,
            @Nullable UUID pair) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        boolean isDeciding = reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR);
        return duplicates.of(person, reader).stream()
                .filter(pair -> isDeciding || pair.state() == State.SAME)
                .map(pair -> line(pair, person, isDeciding))
                .toList();
    }

    private Line line(DuplicatePair pair, PersonId person, boolean isDeciding) {
        PersonId other = pair.beside(person);
        return new Line(
                people.get(other).number(), other.value(), pair.state() == State.SAME, isDeciding ? pair.id() : null);
    }
}
