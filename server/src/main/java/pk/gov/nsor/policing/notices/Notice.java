package pk.gov.nsor.policing.notices;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.review.Lateness;

/**
 * A notice as it stands.
 *
 * @param receipt the number that the person was given
 * @param announcedOn the day it was first notified
 * @param departedOn of a journey abroad: as immigration says; null until then
 * @param returnedOn of a journey abroad: as immigration says; null until then
 * @param appliedAs the row of the register that the acceptance wrote; null for none
 * @param steps each state it entered, the earliest first
 */
public record Notice(
        UUID id,
        long receipt,
        PersonId person,
        Particulars particulars,
        LocalDate announcedOn,
        How how,
        String station,
        NoticeState state,
        Lateness lateness,
        @Nullable LocalDate departedOn,
        @Nullable LocalDate returnedOn,
        @Nullable Long appliedAs,
        List<Step> steps) {

    public Notice {
        steps = List.copyOf(steps);
    }

    /**
     * It came into a state.
     *
     * @param evidence what a decision rests on; null where it decided nothing
     * @param reason empty where none was asked
     */
    public record Step(NoticeState state, @Nullable Evidence evidence, String reason, OffsetDateTime at, UUID by) {}

    /** Judged anew. */
    public Notice with(Lateness newLateness) {
        return new Notice(
                id,
                receipt,
                person,
                particulars,
                announcedOn,
                how,
                station,
                state,
                newLateness,
                departedOn,
                returnedOn,
                appliedAs,
                steps);
    }

    /** It has come into another state. */
    Notice after(Step step, @Nullable Long newAppliedAs) {
        return new Notice(
                id,
                receipt,
                person,
                particulars,
                announcedOn,
                how,
                station,
                step.state(),
                lateness,
                departedOn,
                returnedOn,
                newAppliedAs,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    public NoticeKind kind() {
        return particulars.kind();
    }

    /** The day of the change; of a journey abroad the day of leaving, by what is known now. */
    public LocalDate effectiveOn() {
        LocalDate told = particulars.on();
        return departedOn != null && departedOn.isBefore(told) ? departedOn : told;
    }

    /** Whether the person should be back from abroad, and is not, as far as immigration says. */
    public boolean isReturnOverdue(LocalDate today) {
        LocalDate until = particulars.until();
        return kind() == NoticeKind.TRAVEL_ABROAD
                && state.isLive()
                && departedOn != null
                && returnedOn == null
                && until != null
                && until.isBefore(today);
    }
}
