package pk.gov.nsor.survivors.alerts.feed;

import java.time.LocalDate;

/**
 * A system that has sent the register nothing for longer than is usual for it.
 *
 * @param speaksFor its courts by their keys, prisons and districts
 * @param lastDay on which it sent something
 */
public record SilentSystem(String name, String feed, String speaksFor, LocalDate lastDay) {}
