package pk.gov.nsor.survivors.alerts.places;

import java.time.Instant;
import pk.gov.nsor.survivors.alerts.OffenderState;

/**
 * Somebody of whom the register has said that they are not on it any more, or of whom it is about to speak by another name.
 *
 * @param state as it was known last
 * @param at since when
 * @param untold whether nobody was told of an end: they were parted from another record, and may be spoken of yet
 */
public record Gone(OffenderState state, Instant at, boolean untold) {}
