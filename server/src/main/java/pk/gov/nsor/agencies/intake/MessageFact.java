package pk.gov.nsor.agencies.intake;

import java.util.UUID;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.FactId;

/**
 * What a message about an event in prison brought to the record, also where it had waited and came with another. Published within
 * the transaction, after everything is recorded.
 *
 * @param receipt of the message
 * @param by the client where it was recorded by itself, else who decided it
 */
public record MessageFact(UUID receipt, PersonId person, FactId fact, Actor by) {}
