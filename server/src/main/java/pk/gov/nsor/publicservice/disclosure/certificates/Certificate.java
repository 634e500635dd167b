package pk.gov.nsor.publicservice.disclosure.certificates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate, from the day it was asked for.
 *
 * @param number what people call it by
 * @param asking what was asked; null where its key is destroyed
 * @param issue what it says; null while no second person has issued it
 * @param revoked null unless it is
 */
public record Certificate(
        UUID id,
        long number,
        @Nullable Asking asking,
        UUID askedBy,
        Instant askedAt,
        @Nullable UUID proposal,
        @Nullable Issue issue,
        @Nullable Revoked revoked) {

    /**
     * What it says, for good.
     *
     * @param onRegister whether the person was on the register on that day
     * @param validUntil the last day on which it can be verified
     */
    public record Issue(boolean onRegister, LocalDate day, LocalDate validUntil, UUID by, Instant at) {}

    /** Its end before its time. */
    public record Revoked(Revocation why, UUID by, Instant at) {}

    /** Its state on a day. The state is computed by comparing the day; no job changes it. */
    public State on(LocalDate today) {
        if (issue == null) {
            return State.ASKED;
        }
        if (revoked != null) {
            return State.REVOKED;
        }
        return today.isAfter(issue.validUntil()) ? State.EXPIRED : State.ISSUED;
    }

    /** Where a certificate stands. */
    public enum State {
        /** A second person has not issued it, or has refused to: its proposal says. */
        ASKED,
        ISSUED,
        REVOKED,
        EXPIRED;

        /** The end of its keys of messages. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
