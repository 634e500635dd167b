package pk.gov.nsor.publicservice.justice;

import java.util.List;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * A message about a case, checked. It names nobody.
 *
 * @param court its code
 * @param caseNumber as the court writes it
 * @param sections that are charged, or of the first report before there is a charge: 1 to 20
 */
public record StagesOfCase(String messageId, String court, String caseNumber, List<Section> sections, CaseDays days) {

    public StagesOfCase {
        sections = List.copyOf(sections);
    }
}
