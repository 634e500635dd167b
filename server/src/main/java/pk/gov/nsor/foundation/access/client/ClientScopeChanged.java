package pk.gov.nsor.foundation.access.client;

import java.util.UUID;

/** A machine client speaks for other places than before; told in the transaction that makes it so. */
public record ClientScopeChanged(UUID client) {}
