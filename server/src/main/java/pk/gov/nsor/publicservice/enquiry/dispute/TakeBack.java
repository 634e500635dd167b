package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Answers about a CNIC that may have been mistaken. Numbers are never in it.
 *
 * @param person on whose record the CNIC was confirmed
 * @param causedBy who withdrew or doubted it; null for the system
 * @param answers how many there were when they were counted; null until then
 * @param senders from how many senders
 * @param proposal under which the numbers were unlocked; null until then
 * @param droppedBy who dropped it; null where nobody did
 * @param unreachable how many answers had no number any more, or one that takes no messages; null until it is sent
 */
public record TakeBack(
        UUID id,
        PersonId person,
        TakeBackCause cause,
        @Nullable UUID causedBy,
        Instant preparedAt,
        TakeBackState state,
        Instant stateSince,
        @Nullable Integer answers,
        @Nullable Integer senders,
        @Nullable UUID proposal,
        @Nullable UUID droppedBy,
        @Nullable Integer unreachable) {}
