package pk.gov.nsor.record.register.correction;

import pk.gov.nsor.foundation.audit.Actor;

/**
 * Two people have corrected a person's identity. Published within the transaction, with the person's row locked, after
 * the record has been written. Listeners that store something derived from it must do so before the commit.
 */
public record IdentityCorrected(IdentityCorrection correction, Actor by) {}
