package pk.gov.nsor.record.register;

import java.time.LocalDate;
import pk.gov.nsor.foundation.kernel.PersonName;

/**
 * A name that somebody had before the one on the record.
 *
 * @param id its order of entry
 * @param until the first day on which it was no longer the name
 */
public record FormerName(long id, PersonName name, LocalDate until) {}
