package pk.gov.nsor.publicservice.justice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.WorkPlace;

/**
 * An acquittal by settlement of an offence that cannot be settled, as a task of the prosecutor.
 *
 * @param court its code
 * @param sections that cannot be settled, in words: {@code PPC 376}
 * @param appealBy the last day of an appeal
 * @param ending null while it is open
 * @param appealOn the day of the appeal; while it is open, of the one that a system reports, whoever filed it; null where there is
 *     none
 * @param remark why there is no appeal, or more about it; empty for nothing
 * @param closedOn null while it is open
 * @param place where the court sits today
 */
public record Settlement(
        UUID id,
        String court,
        String caseNumber,
        List<String> sections,
        LocalDate settledOn,
        LocalDate appealBy,
        @Nullable SettlementEnding ending,
        @Nullable LocalDate appealOn,
        String remark,
        @Nullable LocalDate closedOn,
        WorkPlace place) {

    public Settlement {
        sections = List.copyOf(sections);
    }

    public boolean isOpen() {
        return ending == null;
    }
}
