package pk.gov.nsor.supervision;

import java.util.UUID;

/** A breach that is to be excused, for the reason of the proposal. */
record ExcusedBreach(UUID breach) {}
