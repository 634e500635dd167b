package pk.gov.nsor.foundation.feeds;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * One kind of message from agencies' systems: how it is read, who may send it, and what becomes of it. Its endpoint calls
 * {@link FeedInbox#receive}, which does the rest.
 *
 * @param <M> the message, checked
 */
public interface FeedKind<M> {

    /** Its name, at most 40 characters. It is stored with the messages, so it must never change. */
    String name();

    /** What the trail calls the receipt of such a message. */
    TrailAction received();

    /**
     * Reads a message and checks each of its fields. It is called again when the message is processed, and has to come to the
     * same: whatever depends on the day goes by {@link FeedReading#day}.
     *
     * @throws ProblemException 422, naming every field that is missing or cannot be true
     */
    M read(FeedReading reading);

    /**
     * Whether a message with a text that would identify a survivor is acknowledged and kept, encrypted, until somebody
     * decides about it. Otherwise it is refused.
     */
    default boolean holdsStoppedTexts() {
        return false;
    }

    /** The client's own name for it: 1 to 64 characters. */
    String messageId(M message);

    /** Whom it is about, by the CNIC that it names, to answer a client that is tried; null where it names none. */
    default @Nullable Cnic cnic(M message) {
        return null;
    }

    /**
     * A message that another takes back.
     *
     * @param messageId the client's own name for it
     * @param what what becomes of it
     */
    record TakesBack(String messageId, SentChange.What what) {}

    /** What a message of a client that is tried takes back; null for nothing. */
    default @Nullable TakesBack takesBack(M message) {
        return null;
    }

    /**
     * What the receipt of a message of a client that is tried says, as JSON and without anything that the message says; read by
     * who shows receipts of this kind.
     */
    default String trialReasons(M message, byte[] body, TrialCase outcome) {
        return "[]";
    }

    /**
     * Refuses what its sender does not speak for, by what the message itself says and before anybody is looked for.
     *
     * @throws ErrorResponseException 403, or 422 where no client of this feed may send it
     */
    void refuseOutside(M message, Machine sender, ClientScope scope);

    /**
     * Keeps the message beyond its processing, in the transaction that acknowledges it. Without this only its receipt is
     * kept, and a hash of what it says.
     */
    default void keep(FeedMessage received, byte[] body) {}

    /** Why a message was sent back of which its sender was told so; empty where that is kept no more. */
    default Optional<String> returnReason(UUID receipt) {
        return Optional.empty();
    }

    /**
     * Brings the message into the register, in a transaction that takes it off the queue.
     *
     * @return whether it is about somebody on record
     * @throws InvalidValueException where it cannot be true together with what is on record; then {@link #refused} follows,
     *     and after any other failure another attempt
     */
    boolean take(FeedMessage received, M message);

    /**
     * Handles a message that {@link #take} refused or has failed to take repeatedly, or that cannot be read by the rules of
     * today, in a transaction that takes it off the queue.
     *
     * @return false where it has to stay on the queue, for an operator to find the cause
     */
    default boolean refused(FeedMessage received, InvalidValueException why) {
        return false;
    }
}
