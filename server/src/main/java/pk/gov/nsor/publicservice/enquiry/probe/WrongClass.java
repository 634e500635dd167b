package pk.gov.nsor.publicservice.enquiry.probe;

import java.time.Instant;

/**
 * A class about which the channel answered wrongly.
 *
 * @param wrong how many at most in one run
 */
public record WrongClass(ProbeKind kind, int wrong, Instant lastAt) {}
