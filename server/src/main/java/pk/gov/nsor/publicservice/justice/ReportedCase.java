package pk.gov.nsor.publicservice.justice;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * What a court said last of one of its cases.
 *
 * @param receipt of the message that said it
 */
public record ReportedCase(UUID receipt, String caseNumber, List<Section> sections, CaseDays days) {

    public ReportedCase {
        sections = List.copyOf(sections);
    }

    /** The last stage that has been. */
    public CaseStage stage() {
        CaseStage last = CaseStage.FIR;
        for (CaseStage stage : CaseStage.values()) {
            last = days.day(stage) == null ? last : stage;
        }
        return last;
    }

    public LocalDate stageOn() {
        return Objects.requireNonNull(days.day(stage()));
    }

    public boolean isTried() {
        return days.day(CaseStage.JUDGMENT) != null;
    }
}
