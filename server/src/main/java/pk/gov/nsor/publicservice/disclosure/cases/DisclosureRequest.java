package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.WorkPlace;

/**
 * A request, without what is encrypted of it.
 *
 * @param number what people call it by, from 1
 * @param askedBy the investigating officer
 * @param place where the FIR was registered; its prosecutors check the request
 * @param station as the FIR names it
 * @param submittedAt null for a draft
 * @param dueAt the last moment of the prosecutor's time; null for a draft
 * @param prosecutor who has taken it of the prosecutors; null for nobody yet
 * @param forwardedAt when it came to the bureau; null where it has not
 * @param decider who has taken it at the bureau; null for nobody yet
 * @param refusal null where it was not refused
 * @param endedAt when it was answered, refused or withdrawn
 * @param answerUntil the last moment at which the answer can be opened; null without one
 * @param filesDestroyedAt when its files were destroyed; null while they are there
 */
public record DisclosureRequest(
        UUID id,
        long number,
        UUID askedBy,
        WorkPlace place,
        String station,
        RequestState state,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant dueAt,
        @Nullable UUID prosecutor,
        @Nullable Instant forwardedAt,
        @Nullable UUID decider,
        @Nullable RequestRefusal refusal,
        @Nullable Instant endedAt,
        @Nullable Instant answerUntil,
        @Nullable Instant filesDestroyedAt) {

    /** Whether the account has asked for it, checked it or decided it: nobody does two of these. */
    boolean hasActed(UUID account) {
        return account.equals(askedBy) || account.equals(prosecutor) || account.equals(decider);
    }

    /** Whether an answer can be opened at the moment, so far as time goes. */
    public boolean isAnswerOpen(Instant now) {
        return answerUntil != null && !now.isAfter(answerUntil);
    }
}
