package pk.gov.nsor.agencies.verification;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.verification.nadra.NadraFailure;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.Examination.Detail;

/**
 * A CNIC about which NADRA is or was asked.
 *
 * @param entry the CNIC as it was entered: names it among those of all records
 * @param failure why the last attempt had no answer; null where it had
 * @param askedAt when it was asked last; null before that
 * @param answeredAt null while it waits
 * @param unlike the particulars that are not alike, names of {@link Detail}
 * @param held why it did not confirm by itself although all is alike; null otherwise
 * @param settledAt null while somebody has to look at it, or NADRA to answer
 */
public record Question(
        UUID id,
        PersonId person,
        long entry,
        Cnic cnic,
        QuestionState state,
        OffsetDateTime queuedAt,
        int attempts,
        @Nullable NadraFailure failure,
        @Nullable OffsetDateTime askedAt,
        @Nullable OffsetDateTime answeredAt,
        List<String> unlike,
        @Nullable Held held,
        @Nullable OffsetDateTime settledAt) {

    public boolean isForPeople() {
        return state.isForPeople() && settledAt == null;
    }

    public List<Detail> unlikeDetails() {
        return unlike.stream().map(Detail::valueOf).sorted().toList();
    }
}
