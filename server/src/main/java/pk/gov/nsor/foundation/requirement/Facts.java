package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one person, as far as the law asks. All days are days in Asia/Karachi.
 *
 * @param bornOn null where unknown; the offender is then taken to have been of age
 * @param judgments in any order; answers keep it
 * @param custody in any order
 */
public record Facts(
        @Nullable LocalDate bornOn, @Nullable LocalDate diedOn, List<Judgment> judgments, List<TimeInCustody> custody) {

    private static final Comparator<TimeInCustody> BY_ADMISSION = Comparator.comparing(TimeInCustody::admittedOn);

    public Facts {
        judgments = List.copyOf(judgments);
        custody = inOrder(custody);
    }

    private static List<TimeInCustody> inOrder(List<TimeInCustody> custody) {
        if (custody.size() < 2) {
            return List.copyOf(custody);
        }
        List<TimeInCustody> sorted = new ArrayList<>(custody);
        sorted.sort(BY_ADMISSION);
        return Collections.unmodifiableList(sorted);
    }

    boolean isDeadOn(LocalDate day) {
        return diedOn != null && !diedOn.isAfter(day);
    }
}
