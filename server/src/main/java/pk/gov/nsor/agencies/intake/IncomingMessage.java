package pk.gov.nsor.agencies.intake;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.record.matching.SoughtPerson;

/** A message whose every field can be true. */
public interface IncomingMessage {

    /** The client's own name for it. */
    String messageId();

    /** The sender's own name of the message that it withdraws or replaces; null for none. */
    @Nullable
    String takesBack();

    /** Whom it is about, by what it says. */
    SoughtPerson person();

    /** Whom and what it is about. */
    Subject subject();

    /**
     * What the register does not know of the courts, places and sections that the message names: the same whomever it is
     * about, so that the sender is told.
     */
    List<QuarantineReason> references();

    /**
     * Refuses what its sender does not speak for, by what the message itself says, before anybody is looked for.
     *
     * @throws pk.gov.nsor.foundation.access.ProblemException 403
     */
    void refuseOutside(ClientScope scope);

    /**
     * Why it would wait, by the register as it is, within a transaction that is rolled back; of what is not a judgment only
     * {@link #references}.
     */
    List<QuarantineReason> foresee();

    /**
     * Brings it into the register, or notes why it must wait.
     *
     * @return true where it was recorded
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException where it can not be true together with what is on record
     */
    boolean record(UUID receipt, Decision decision, Actor actor);
}
