package pk.gov.nsor.publicservice.justice;

import java.util.List;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * A case, by all that was said of it last.
 *
 * @param court its code
 * @param key of its number, as {@link pk.gov.nsor.foundation.kernel.CaseNumber} compares it
 * @param sections of whoever's word counts first
 */
record KnownCase(String court, String key, String caseNumber, List<Section> sections, CaseDays days) {

    KnownCase {
        sections = List.copyOf(sections);
    }

    /** The case that is counted: the same for one case, whoever wrote of it. */
    String name() {
        return court + "/" + key;
    }
}
