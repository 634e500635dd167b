package pk.gov.nsor.reference;

import java.time.LocalDate;

/**
 * A public holiday.
 *
 * @param confidence fixed date, recalled; expected: depends on the moon; assumed; or sourced
 */
public record Holiday(LocalDate day, String nameEn, String nameUr, String confidence) {}
