package pk.gov.nsor.agencies.exchange;

import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * What one subscriber is told of a person now.
 *
 * @param data in the form of its audience
 */
record Heard(PersonId person, EventData data) {}
