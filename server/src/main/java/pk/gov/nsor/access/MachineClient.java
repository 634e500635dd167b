package pk.gov.nsor.access;

import java.util.UUID;

/** A machine client as it is kept, without its token. */
public record MachineClient(UUID id, String name, Feed feed, String agency, boolean enabled) {}
