package pk.gov.nsor.record.register.picture;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A photograph of a person, without the picture.
 *
 * @param takenOn the day it was taken
 * @param recordedBy the account; null for the system
 * @param withdrawal null while it is valid
 */
public record Photograph(
        UUID id,
        PersonId person,
        LocalDate takenOn,
        OffsetDateTime recordedAt,
        @Nullable UUID recordedBy,
        @Nullable Withdrawal withdrawal) {

    /** Why a photograph is no longer valid. The names are stored. */
    public enum Reason {
        /** It shows somebody else, who must not be taken for the registered person. */
        ANOTHER_PERSON,
        /** Nobody can be recognised by it. */
        NOT_RECOGNISABLE,
        /** It was taken on another day, or is there twice. */
        RECORDED_WRONGLY
    }

    /** How large the picture is to be. */
    public enum Size {
        LARGE,
        SMALL
    }

    /** That a photograph is no longer valid; its picture is shown to nobody. */
    public record Withdrawal(Reason reason, OffsetDateTime recordedAt, UUID recordedBy) {}

    public boolean counts() {
        return withdrawal == null;
    }
}
