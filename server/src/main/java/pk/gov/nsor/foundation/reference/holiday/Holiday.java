package pk.gov.nsor.foundation.reference.holiday;

import java.time.LocalDate;

/**
 * A public holiday.
 *
 * @param confidence fixed date, recalled; expected: depends on the moon; assumed; or sourced
 */
public record Holiday(LocalDate day, String nameEn, String nameUr, String confidence) {}
