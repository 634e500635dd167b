package pk.gov.nsor.record.conviction;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.check.FactRefusals;
import pk.gov.nsor.record.conviction.check.Legality;
import pk.gov.nsor.record.conviction.legalfile.FactsTogether;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.repository.FactRepositories;
import pk.gov.nsor.record.register.People;

/** Records a death that is reported where nobody is there to read a refusal. */
@Service
public class DeathReports {

    private final FactRepositories tables;
    private final FactsTogether together;
    private final FactRecording recording;
    private final People people;
    private final Clock clock;

    DeathReports(FactRepositories tables, FactsTogether together, FactRecording recording, People people, Clock clock) {
        this.tables = tables;
        this.together = together;
        this.recording = recording;
        this.people = people;
        this.clock = clock;
    }

    /**
     * As {@link FactRecording#report}, but nothing is recorded where the death cannot be true together with the record.
     *
     * @return false where it cannot, or is on record as of another day
     */
    @Transactional
    public boolean report(PersonId of, Death death, Actor actor) {
        PersonId person = people.lockLeading(of);
        if (isRefused(person, tables.held(person), death)) {
            return false;
        }
        recording.report(of, death, actor);
        return true;
    }

    private boolean isRefused(PersonId person, LegalFile file, Death death) {
        boolean isOfOtherDay = LegalFile.inForce(file.deaths())
                .anyMatch(known -> !known.now().on().equals(death.on()));
        if (isOfOtherDay) {
            return true;
        }
        FactId id = FactRefusals.identify(person, death);
        LegalFile would = file.with(id, death, OffsetDateTime.now(clock));
        try {
            Legality.checkReport(would, death);
        } catch (InvalidValueException before) {
            return true;
        }
        return together.refusalOf(person, would, Map.of(id, FactKind.DEATH)).isPresent();
    }
}
