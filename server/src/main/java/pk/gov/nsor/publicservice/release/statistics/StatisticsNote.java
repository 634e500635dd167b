package pk.gov.nsor.publicservice.release.statistics;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What is said in words beside a published month, such as that a figure was too high.
 *
 * @param number which of the month, from 1
 * @param on the day since which it is shown
 */
public record StatisticsNote(YearMonth month, int number, LocalDate on, String english, String urdu) {}
