package pk.gov.nsor.policing.supervision.duty;

import java.time.LocalDate;
import java.util.UUID;

/** The person was at a station and an officer has seen who it was. */
public record Presence(UUID appearance, LocalDate on) {}
