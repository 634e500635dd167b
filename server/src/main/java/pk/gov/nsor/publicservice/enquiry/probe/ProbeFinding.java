package pk.gov.nsor.publicservice.enquiry.probe;

import java.time.Instant;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;

/** Somebody about whom the channel answered wrongly. */
public record ProbeFinding(ProbeKind kind, PersonId person, RegisterNumber number, Instant foundAt) {}
