package pk.gov.nsor.record.conviction.merged;

import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.FactChange;

/**
 * A death that came while two records were joined is the other person's. It is published in the transaction that parts them.
 *
 * @param withdrawn of the record that led
 * @param to the record that was joined
 * @param recorded of that record
 * @param isEstablished whether two have said so; otherwise a second person still has to
 */
public record DeathHandedOver(FactChange withdrawn, PersonId to, FactChange recorded, boolean isEstablished) {}
