package pk.gov.nsor.sms;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The neutral sender, for the modules that have something to tell somebody. Never the public's short code. */
public interface Messages {

    /**
     * Leaves a message to be sent, in the caller's transaction: it goes out soon after the commit, and not at all after a
     * rollback. It is tried until it is sent, refused for good or no longer valid; several processes send it once, and a
     * crash can have it sent again only where the SMSC's confirmation was not marked yet.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    void send(NewMessage message);

    /** How far these have come; without those that there are not. */
    Map<UUID, MessageState> of(Collection<UUID> ids);
}
