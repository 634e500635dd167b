package pk.gov.nsor.policing.notices.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.requirement.Law;

/** Late notices whose last day moves with another working week, and what was not notified, are judged again by the next review. */
@Component
class NoticeWorkingWeek implements PolicyEffect {

    private static final String MOVED = """
             from notices.notice
            where is_late and last_day >= :day and rule_key in ('notice.change', 'outage.grace')
            """;

    private final JdbcClient jdbc;
    private final ReviewDays days;
    private final Clock clock;

    NoticeWorkingWeek(JdbcClient jdbc, ReviewDays days, Clock clock) {
        this.jdbc = jdbc;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public boolean reckonsWith(String key) {
        return key.equals(Law.WORKING_WEEK);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        int late = jdbc.sql("select count(*) " + MOVED)
                .param("day", from)
                .query(Integer.class)
                .single();
        return Preview.of(Text.of("notices.week.late", late));
    }

    @Override
    public void applied(String key, LocalDate from, UUID proposal) {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("insert into notices.review_day (person_id, on_day) select distinct person_id, :today::date" + MOVED
                        + " on conflict (person_id) do update set on_day = least(review_day.on_day, excluded.on_day)")
                .param("today", today)
                .param("day", from)
                .update();
        days.reviewUnnotifiedAgain(from.minusDays(NoticeHolidays.DAYS_PUT_OFF), "", today);
    }
}
