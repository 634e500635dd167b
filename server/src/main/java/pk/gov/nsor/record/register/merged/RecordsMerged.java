package pk.gov.nsor.record.register.merged;

import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Two records were joined, or parted again. Published within the transaction, after the standings were derived; nobody else
 * writes about people at that moment.
 *
 * @param isTogether false where they were parted
 */
public record RecordsMerged(PersonId leading, PersonId part, boolean isTogether, Approval approval) {}
