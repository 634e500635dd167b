package pk.gov.nsor.notices;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A notice to be taken.
 *
 * @param id given by whoever sends it, so that sending it again does nothing
 * @param announcedOn the day it was first told, which counts for lateness
 * @param station the code of the station that takes it
 */
public record NewNotice(UUID id, Particulars particulars, LocalDate announcedOn, How how, String station) {}
