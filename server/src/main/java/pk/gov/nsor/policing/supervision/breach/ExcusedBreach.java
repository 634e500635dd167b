package pk.gov.nsor.policing.supervision.breach;

import java.util.UUID;

/** A breach that is to be excused, for the reason of the proposal. */
public record ExcusedBreach(UUID breach) {}
