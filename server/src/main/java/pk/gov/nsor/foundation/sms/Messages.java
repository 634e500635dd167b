package pk.gov.nsor.foundation.sms;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends messages for modules that have something to notify. Registered people and survivors are notified from the
 * neutral sender, never from the public's short code. The short code sends only to those who have texted it.
 */
public interface Messages {

    /**
     * Leaves a message to be sent, in the caller's transaction: it goes out soon after the commit, and not at all after a
     * rollback. It is tried until it is sent, refused for good or no longer valid; several processes send it once, and a
     * crash can have it sent again only where the SMSC's confirmation was not marked yet.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    void send(NewMessage message);

    /**
     * Drops those of these that wait still, in the caller's transaction; the others stay as they are. One that is being handed over
     * at that moment goes out all the same: in this process within the moment of the commit, in another within a quarter of its lease.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    void withdraw(Collection<UUID> ids);

    /** How far these have come; without those that there are not. */
    Map<UUID, MessageState> of(Collection<UUID> ids);

    /** How many of these have come how far; without those that there are not. */
    Map<MessageState.State, Integer> counts(Collection<UUID> ids);

    /** Since when the oldest message of a line waits that could have gone by now and is of use still; empty where none waits. */
    Optional<Instant> waitingSince(SmscLink line);
}
