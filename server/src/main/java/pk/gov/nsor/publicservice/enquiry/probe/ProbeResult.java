package pk.gov.nsor.publicservice.enquiry.probe;

import java.time.Instant;

/**
 * How the channel answered about a class of people.
 *
 * @param asked about how many CNICs; 0 where the register has nobody of the class
 * @param wrong how many of them were answered otherwise than they must be, twice
 * @param isOpen whether the channel was open
 */
public record ProbeResult(ProbeKind kind, int asked, int wrong, boolean isOpen, Instant askedAt) {}
