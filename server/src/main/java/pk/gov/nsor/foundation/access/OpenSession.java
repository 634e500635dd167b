package pk.gov.nsor.foundation.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A session in which somebody is signed in.
 *
 * @param lastSeen to a minute
 * @param address from where they signed in
 * @param browser what it calls itself
 */
public record OpenSession(UUID id, Instant since, Instant lastSeen, String address, String browser) {}
