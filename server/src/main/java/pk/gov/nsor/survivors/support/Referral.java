package pk.gov.nsor.survivors.support;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step: what is passed on to one service, with consent.
 *
 * @param code by which cell and service speak of it on the telephone; says nothing
 * @param service the account to which it goes
 * @param serviceName as the account was called then
 * @param shared what of the case the service sees
 * @param told what was written for it; empty once it is withdrawn or over
 * @param sentAt when it was passed on
 * @param due when it is to be answered, or asked again
 * @param asked how often the cell has asked again
 * @param answeredAt when the service said whether it takes it; null before
 * @param reason why it is not taken, or how it ended; null before
 * @param answer the service's words to the cell
 * @param overAt when it was declined, ended or withdrawn; null before
 */
@JsonIgnoreProperties("unanswered")
public record Referral(
        UUID id,
        String code,
        SupportKind kind,
        UUID service,
        String serviceName,
        Set<Shared> shared,
        String told,
        Consent consent,
        ReferralState state,
        Instant sentAt,
        Instant due,
        int asked,
        @Nullable Instant answeredAt,
        @Nullable Reason reason,
        String answer,
        @Nullable Instant overAt) {

    public Referral {
        shared = Set.copyOf(shared);
    }

    /** Whether the cell has to ask again. */
    public boolean isLate(Instant now) {
        return state == ReferralState.SENT && !now.isBefore(due);
    }

    /** Whether the service has to answer. */
    public boolean isUnanswered() {
        return state == ReferralState.SENT;
    }

    Referral taken(Instant now) {
        return copy(ReferralState.TAKEN, told, due, asked, now, null, answer, null);
    }

    Referral over(Reason why, String words, Instant now) {
        return copy(why.leadsTo(), "", due, asked, answeredAt == null ? now : answeredAt, why, words, now);
    }

    /** Nothing of it is left but that there was one. */
    Referral withdrawn(Instant now) {
        return copy(ReferralState.WITHDRAWN, "", due, asked, answeredAt, null, "", now);
    }

    Referral askedAgain(Instant next) {
        return copy(state, told, next, asked + 1, answeredAt, reason, answer, overAt);
    }

    private Referral copy(
            ReferralState next,
            String words,
            Instant by,
            int times,
            @Nullable Instant answered,
            @Nullable Reason why,
            String said,
            @Nullable Instant over) {
        return new Referral(
                id,
                code,
                kind,
                service,
                serviceName,
                shared,
                words,
                consent,
                next,
                sentAt,
                by,
                times,
                answered,
                why,
                said,
                over);
    }

    /** Without anything of her, so that nothing reaches a log. */
    @Override
    public String toString() {
        return "a referral";
    }
}
