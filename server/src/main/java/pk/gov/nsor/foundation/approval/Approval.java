package pk.gov.nsor.foundation.approval;

import java.time.LocalDate;
import java.util.UUID;
import pk.gov.nsor.foundation.audit.Actor;

/**
 * The approval under which a change is made.
 *
 * @param proposal the proposal, to be kept with what it changes
 * @param effectiveFrom the first day on which it counts, which may be past or to come
 * @param reason why it was proposed
 * @param proposedBy who proposed it
 * @param by who approved it
 */
public record Approval(UUID proposal, LocalDate effectiveFrom, String reason, UUID proposedBy, Actor by) {}
