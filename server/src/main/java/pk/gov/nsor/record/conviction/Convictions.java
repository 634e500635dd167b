package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.record.conviction.check.OtherNumbers;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.repository.ConvictionReader;
import pk.gov.nsor.record.register.People;

/**
 * Judgments and quashings. Recording a fact first locks the person's row; the standing is derived from it in the same
 * transaction.
 */
@Service
public class Convictions {

    private final FactRecording recording;
    private final LegalRecord record;
    private final ConvictionReader reader;
    private final OtherNumbers numbers;
    private final People people;

    Convictions(
            FactRecording recording, LegalRecord record, ConvictionReader reader, OtherNumbers numbers, People people) {
        this.numbers = numbers;
        this.people = people;
        this.recording = recording;
        this.record = record;
        this.reader = reader;
    }

    /**
     * Records a judgment against a person.
     *
     * @throws InvalidValueException where a day lies in the future, or the offence before the person's birth
     */
    @Transactional
    public ConvictionId record(PersonId person, NewConviction judgment, Actor actor) {
        return new ConvictionId(recording.record(person, judgment, actor).value());
    }

    /**
     * As {@link #record}, for somebody who may have been convicted of it already; that is checked under the lock of
     * the record.
     *
     * @throws InvalidValueException naming the field {@code another}, where a judgment in force has the same court and
     *     case number, however it is written, the same court and day, or the same FIR; and as {@link #record}
     */
    @Transactional
    public ConvictionId recordNew(PersonId of, NewConviction judgment, Actor actor) {
        PersonId person = people.lockLeading(of);
        LegalFile file = record.file(person);
        if (!file.named(judgment.courtCode(), judgment.caseKey()).isEmpty()) {
            throw new InvalidValueException(
                            "conviction.known", "The record has a conviction of this court and case number.")
                    .at("another");
        }
        file.perhaps(judgment).stream().findFirst().ifPresent(known -> {
            throw new InvalidValueException(
                            "conviction.perhaps-known",
                            "This may be the judgment that is on record as %s: it has the same court and day, or the same FIR.",
                            known.now().caseNumber())
                    .at("another");
        });
        return record(person, judgment, actor);
    }

    /**
     * Notes that a court has reported a recorded judgment under another number. A later message with that number is
     * then about this judgment.
     *
     * @throws InvalidValueException where the conviction is not this person's
     */
    @Transactional
    public void alsoNumbered(PersonId of, ConvictionId id, String courtCode, String caseNumber, Actor actor) {
        PersonId person = people.lockLeading(of);
        NewConviction known = record.file(person)
                .conviction(id)
                .orElseThrow(() -> new InvalidValueException("conviction.unknown", "There is no such conviction."))
                .now();
        if (!known.is(courtCode, CaseNumber.of(caseNumber))) {
            numbers.add(person, id, courtCode, caseNumber, actor);
        }
    }

    /**
     * The judgments in force that a court's number names, however it is written. Where there are several, a person has
     * to choose.
     */
    @Transactional(readOnly = true)
    public List<ConvictionId> named(PersonId person, LegalFile file, String courtCode, String caseNumber) {
        CaseNumber number = CaseNumber.of(caseNumber);
        List<ConvictionId> own = file.named(courtCode, number).stream()
                .map(fact -> new ConvictionId(fact.id().value()))
                .toList();
        return !own.isEmpty()
                ? own
                : numbers.of(person, courtCode, number).stream()
                        .filter(id -> file.conviction(id).isPresent())
                        .toList();
    }

    /**
     * Records that a conviction was quashed: from that day it is as if it had never been.
     *
     * @throws InvalidValueException where the day lies before the judgment or in the future, the conviction is not this
     *     person's, or it was quashed already
     */
    @Transactional
    public void quash(PersonId person, ConvictionId id, Conviction.Quashing quashing, Actor actor) {
        FactId _ = recording.record(person, new Quashed(id, null, quashing.on(), quashing.reason()), actor);
    }

    /** A person's convictions as they are known now, the latest judgment first. */
    @Transactional(readOnly = true)
    public List<Conviction> of(PersonId person) {
        return record.convictions(List.of(person)).getOrDefault(person, List.of());
    }

    /** The convictions of several people, each as in {@link #of(PersonId)}. People without any are left out. */
    @Transactional(readOnly = true)
    public Map<PersonId, List<Conviction>> of(Collection<PersonId> persons) {
        return record.convictions(persons);
    }

    /** The people with a conviction, quashed or not, that names the section, a part of it, or one in connection with it. */
    @Transactional(readOnly = true)
    public List<PersonId> convictedUnder(Section section) {
        return reader.convictedUnder(section);
    }

    /** The people with a conviction, quashed or not, that was judged on the day or later. */
    @Transactional(readOnly = true)
    public List<PersonId> judgedFrom(LocalDate day) {
        return reader.judgedFrom(day);
    }

    /**
     * The person to whom every conviction recorded with this court and number belongs; empty where several people have
     * one, or nobody.
     */
    @Transactional(readOnly = true)
    public Optional<PersonId> onlyOneIn(String courtCode, CaseNumber number) {
        List<PersonId> convicted = reader.convictedIn(courtCode, number, 2);
        return convicted.size() == 1 ? Optional.of(convicted.getFirst()) : Optional.empty();
    }

    /** The latest version of a judgment; empty where there is none of this identifier. */
    @Transactional(readOnly = true)
    public Optional<NumberOfCourt> numberOf(FactId conviction) {
        return reader.numberOf(conviction);
    }

    /** How many convictions, quashed or not, name the section, a part of it, or one in connection with it. */
    @Transactional(readOnly = true)
    public long countUnder(Section section) {
        return reader.countUnder(section);
    }
}
