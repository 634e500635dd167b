package pk.gov.nsor.policing.supervision.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.reference.holiday.HolidayEffect;

/** Duties whose last day becomes a holiday, also late, are reviewed again at the next daily review; none comes forward. */
@Component
@Order(3)
class HolidayDuties implements HolidayEffect {

    /** Longer than an outage with its grace usually puts a last day off. */
    private static final int DAYS_PUT_OFF = 60;

    private final JdbcClient jdbc;
    private final Clock clock;

    HolidayDuties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Preview preview(LocalDate day) {
        int alleged = jdbc.sql("select count(*) from supervision.duty where due_on = ? and state = 'BREACHED'")
                .param(day)
                .query(Integer.class)
                .single();
        return Preview.of(Text.of("supervision.holiday.alleged", alleged));
    }

    /** A holiday moves the last day of what is due on it, of what counts working days over it, and of a grace over it. */
    @Override
    public void applied(LocalDate day, UUID proposal) {
        lookAgain(jdbc, day, day, LocalDate.now(clock));
    }

    @Override
    public Preview previewWithdrawal(LocalDate day) {
        int kept = jdbc.sql(
                        "select count(*) from supervision.duty where nominal_on <= ? and due_on > ? and state = 'OPEN'")
                .params(day, day)
                .query(Integer.class)
                .single();
        return Preview.of(Text.of("supervision.holiday.kept", kept));
    }

    /**
     * Those are reviewed with the next review who have a duty that counts over one of the days.
     *
     * @param last the last of the days; null for all from the first one on
     */
    static void lookAgain(JdbcClient jdbc, LocalDate first, @Nullable LocalDate last, LocalDate today) {
        jdbc.sql("""
                        update supervision.case_file c set next_review_on = ?
                        where (c.next_review_on is null or c.next_review_on > ?)
                          and exists (select from supervision.duty d
                              where d.person_id = c.person_id and d.state in ('OPEN', 'BREACHED')
                                and d.nominal_on <= coalesce(?::date, 'infinity') and d.due_on >= ?)
                        """)
                .param(today)
                .param(today)
                .param(last)
                .param(first.minusDays(DAYS_PUT_OFF))
                .update();
    }
}
