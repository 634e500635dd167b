package pk.gov.nsor.foundation.reference;

import java.util.Set;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.source.FactSources;
import pk.gov.nsor.foundation.requirement.Schedule;

/**
 * A section by which people are convicted, to be shown and chosen.
 *
 * @param titleEn short title, the register's own wording
 * @param titleUr short title, the register's own wording
 * @param titleUrReviewed whether a lawyer has read the Urdu title
 * @param schedules those that name it, whatever the day; what follows from them is in {@link OffenceRules}
 * @param confidence how sure the facts are
 * @param source marks of {@link FactSources}
 * @param note what is uncertain, in English; empty where nothing is
 */
public record OffenceOfLaw(
        Section section,
        String titleEn,
        String titleUr,
        boolean titleUrReviewed,
        Set<Schedule> schedules,
        String confidence,
        String source,
        String note) {}
