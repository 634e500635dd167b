package pk.gov.nsor.accountability.accessreview;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.AccessGround;

/** A night of views that no work explains, gone through. */
public final class SoldRecords {

    private SoldRecords() {}

    /** @param records how many, none of anybody's */
    public static void night(ApplicationContext context, UUID officer, int records) {
        LocalDate day = context.getBean(JdbcClient.class)
                .sql("select greatest(max(day) + 10, '2033-01-03') from accessreview.reviewed_day")
                .query(LocalDate.class)
                .single();
        new RecordedViews(context.getBean(JdbcOperations.class))
                .views(officer, records, AccessGround.EMERGENCY_ACCESS_TAKEN, day, 23)
                .write();
        context.getBean(DayReview.class).goThrough(day);
    }
}
