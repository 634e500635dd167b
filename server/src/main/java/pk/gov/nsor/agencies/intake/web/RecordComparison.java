package pk.gov.nsor.agencies.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.MessagePeople.Beside;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine.Opened;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Compared;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.registration.alike.NamesakeLines;
import pk.gov.nsor.record.registration.alike.RecordSides;
import pk.gov.nsor.record.registration.alike.RecordSides.Side;

/** A record as it stands beside a message. */
@Component
class RecordComparison {

    private final People people;
    private final RecordSides sides;
    private final IdentityCompared identity;
    private final FactsCompared facts;
    private final NamesakeLines namesakes;

    RecordComparison(
            People people, RecordSides sides, IdentityCompared identity, FactsCompared facts, NamesakeLines namesakes) {
        this.people = people;
        this.sides = sides;
        this.identity = identity;
        this.facts = facts;
        this.namesakes = namesakes;
    }

    /**
     * One record.
     *
     * @param lines the message and it, field by field
     * @param comparison the same by match weights; without evidence where there is nothing to compare
     * @param namesakes who was found not to be its person
     * @param cnic what becomes of the CNIC of the message where it is said to be the same person
     */
    record View(
            Side side, List<Compared> lines, Comparison comparison, List<NamesakeLines.Line> namesakes, CnicHere cnic) {

        public Person person() {
            return side.person();
        }
    }

    /** What becomes of the CNIC of a message on a record. */
    enum CnicHere {
        /** The message gives none. */
        NONE,
        ON_RECORD,
        /** No record has it: it would be entered, for a second person to confirm. */
        ENTERED,
        /** Another record has it, so that it can not be the same person with the right CNIC. */
        OF_ANOTHER,
        /** It was taken off this record. */
        TAKEN_OFF
    }

    /** Those beside a message, the weightiest first. */
    @Transactional(readOnly = true)
    public List<View> of(Opened message) {
        Map<PersonId, List<NamesakeLines.Line>> notes =
                namesakes.of(message.beside().stream().map(Beside::person).toList(), message.cnic());
        return message.beside().stream()
                .map(each -> view(message, each, notes.getOrDefault(each.person(), List.of())))
                .toList();
    }

    private View view(Opened message, Beside beside, List<NamesakeLines.Line> notes) {
        Person person = people.get(beside.person());
        List<Compared> lines = new ArrayList<>(identity.of(message.compared(), message.cnic(), person));
        lines.addAll(facts.of(message.compared(), person.id()));
        return new View(sides.of(person), lines, beside.comparison(), notes, cnic(message.cnic(), person));
    }

    private CnicHere cnic(@Nullable Cnic cnic, Person person) {
        if (cnic == null) {
            return CnicHere.NONE;
        }
        Optional<PersonId> holder = people.withCnic(cnic);
        if (holder.isPresent()) {
            return holder.get().equals(person.id()) ? CnicHere.ON_RECORD : CnicHere.OF_ANOTHER;
        }
        boolean isTakenOff = person.cnics().stream().map(CnicOfPerson::cnic).anyMatch(cnic::equals);
        return isTakenOff ? CnicHere.TAKEN_OFF : CnicHere.ENTERED;
    }
}
