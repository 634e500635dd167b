package pk.gov.nsor.policing.notices;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A notice to be taken.
 *
 * @param id given by the sender, so that sending it again has no effect
 * @param announcedOn the day it was first notified, which counts for lateness
 * @param station the code of the station that takes it
 */
public record NewNotice(UUID id, Particulars particulars, LocalDate announcedOn, How how, String station) {}
