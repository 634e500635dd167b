package pk.gov.nsor.accountability.oversight.quality;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.TaskOnRecord;

/** A finding of data quality that is still so, of the record it is about. */
@Component
class QualityTasks implements TaskOnRecord {

    private final DataQuality quality;

    QualityTasks(DataQuality quality) {
        this.quality = quality;
    }

    @Override
    public Optional<String> reference(UUID task, Purpose purpose, PersonId person, SignedIn reader) {
        return purpose != Purpose.DATA_QUALITY
                ? Optional.empty()
                : quality.peopleChecks().stream()
                        .filter(check -> DataQuality.task(check).equals(task))
                        .filter(check -> quality.has(check, reader, person))
                        .findFirst()
                        .map(check -> "Data quality: " + check.name());
    }
}
