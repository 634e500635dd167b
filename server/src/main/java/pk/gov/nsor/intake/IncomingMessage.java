package pk.gov.nsor.intake;

import java.util.UUID;
import pk.gov.nsor.audit.Actor;

/** A message whose every field can be true. */
interface IncomingMessage {

    /** The client's own name for it. */
    String messageId();

    /**
     * Brings it into the register, or notes why it must wait. Whoever calls has the transaction.
     *
     * @return true where it was recorded
     * @throws pk.gov.nsor.kernel.InvalidValueException where it can not be true together with what is on record
     */
    boolean record(UUID receipt, Decision decision, Actor actor);
}
