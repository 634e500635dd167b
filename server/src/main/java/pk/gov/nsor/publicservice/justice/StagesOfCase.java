package pk.gov.nsor.publicservice.justice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * A message about a case, checked. It names nobody.
 *
 * @param court its code
 * @param caseNumber as the court writes it
 * @param sections that are charged, or of the first report before there is a charge: 1 to 20; none where it is withdrawn
 * @param days none where it is withdrawn
 * @param withdrawn why what the sender has said of the case does not count any more; null where it does
 */
public record StagesOfCase(
        String messageId,
        String court,
        String caseNumber,
        List<Section> sections,
        CaseDays days,
        @Nullable CaseWithdrawal withdrawn) {

    public StagesOfCase {
        sections = List.copyOf(sections);
    }

    public StagesOfCase(String messageId, String court, String caseNumber, List<Section> sections, CaseDays days) {
        this(messageId, court, caseNumber, sections, days, null);
    }
}
