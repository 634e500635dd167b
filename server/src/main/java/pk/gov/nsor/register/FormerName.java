package pk.gov.nsor.register;

import java.time.LocalDate;
import pk.gov.nsor.kernel.PersonName;

/**
 * A name that somebody had before the one on the record.
 *
 * @param id its order of entry
 * @param until the first day on which it was the name no more
 */
public record FormerName(long id, PersonName name, LocalDate until) {}
