package pk.gov.nsor.conviction;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.Section;

/** Judgments and quashings. Each fact locks the person's row first and is derived from in the same transaction. */
@Service
public class Convictions {

    private final FactRecording recording;
    private final LegalRecord record;
    private final ConvictionReader reader;

    Convictions(FactRecording recording, LegalRecord record, ConvictionReader reader) {
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

    /** The convictions of several people, each as {@link #of(PersonId)}; who has none is left out. */
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

    /** How many convictions, quashed or not, name the section, a part of it, or one in connection with it. */
    @Transactional(readOnly = true)
    public long countUnder(Section section) {
        return reader.countUnder(section);
    }
}
