package pk.gov.nsor.foundation.shell.dashboard;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** How many came in each month, by district: a bean of the module that knows. */
public interface PlaceTrend {

    /** What is stored of it: small letters and dashes. */
    String name();

    /**
     * How many came from a day to another, both included, by the district that each belonged to on the day they came. What
     * has none is left out.
     */
    List<Month> counted(LocalDate from, LocalDate to);

    /** @param district its code; empty for those who came to no district */
    record Month(YearMonth month, String district, long count) {}
}
