package pk.gov.nsor.record.registration.removal;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;

/**
 * A removal: something that took a person off the register, or hides them from the public.
 *
 * @param fact null for a release mark or a CNIC
 * @param of the fact, or the conviction that was marked; null for a CNIC
 * @param cnic as {@link pk.gov.nsor.record.register.CnicDecided} names it; null for anything else
 * @param recordedBy the account or machine client that did it; null for the system
 * @param dueAt the deadline for a second person's decision, by the policy of today
 * @param decided null while it waits
 */
public record Removal(
        UUID id,
        PersonId person,
        RemovalKind kind,
        @Nullable Version fact,
        @Nullable UUID of,
        @Nullable Long cnic,
        boolean isByMachine,
        @Nullable UUID recordedBy,
        OffsetDateTime recordedAt,
        OffsetDateTime dueAt,
        State state,
        @Nullable Decision decided) {

    /** The state of a removal. The names are stored. */
    public enum State {
        WAITING,
        CONFIRMED,
        REFUSED,
        /** Corrected before anybody decided. */
        UNDONE
    }

    /** The documents that the second person for a death may have seen. The names are stored. */
    public enum Document {
        DEATH_CERTIFICATE,
        HOSPITAL_RECORD,
        POLICE_REPORT,
        PRISON_RECORD,
        COURT_RECORD
    }

    /** A version of a fact. */
    public record Version(FactKind kind, FactId id, int number) {}

    /**
     * The decision of a second person, or a second source.
     *
     * @param document null where no document was needed
     * @param reason null where it was not refused
     */
    public record Decision(
            @Nullable UUID by,
            OffsetDateTime at,
            @Nullable Document document,
            @Nullable String reason) {}

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    public boolean isOverdue(OffsetDateTime now) {
        return isWaiting() && dueAt.isBefore(now);
    }
}
