package pk.gov.nsor.publicservice.concerns;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A concern without its words ({@link Concerns#words}).
 *
 * @param person who was on the register with the CNIC that was given; null for nobody
 * @param way by which it came
 * @param station the code of the one that answers for them, or answered then; null for none
 * @param district the code of the station's district, or of the one that was named; null where the concern lies with the National
 *     Police Bureau: it came by SMS, and nobody on the register had the CNIC, or no station answered
 * @param receivedOn the day from which escalation counts
 * @param outcome null while it is not closed
 * @param closedOn null while it is not
 */
public record Concern(
        UUID id,
        ConcernWay way,
        ConcernKind kind,
        State state,
        @Nullable PersonId person,
        @Nullable String station,
        @Nullable String district,
        LocalDate receivedOn,
        @Nullable ConcernOutcome outcome,
        @Nullable LocalDate closedOn) {

    /** How far it has come, which is all that whoever reported it learns. The names are stored. */
    public enum State {
        OPEN,
        LOOKED_AT,
        CLOSED;

        /** The end of its messages' keys. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Concern in(String otherDistrict) {
        return new Concern(id, way, kind, state, person, station, otherDistrict, receivedOn, outcome, closedOn);
    }

    public boolean isClosed() {
        return state == State.CLOSED;
    }

    /**
     * What was written.
     *
     * @param words what is reported
     * @param who about whom: the CNIC that was given, or a description
     * @param phone of whoever reported it; null where they gave none
     * @param remark of the officer who closed it; null until then
     */
    public record Words(
            String words,
            String who,
            @Nullable String phone,
            @Nullable String remark) {}
}
