package pk.gov.nsor.policing.notices.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.reference.holiday.HolidayEffect;

/** Notices whose last day moves with a holiday, also one that is announced late, are judged again by the next review of cases. */
@Component
@Order(1)
class NoticeHolidays implements HolidayEffect {

    /** Longer than an outage with its grace usually puts a last day off. */
    static final int DAYS_PUT_OFF = 60;

    private static final String MOVED = """
             from notices.notice
            where last_day >= :day and ((rule_key = 'notice.change' and happens_on <= :day) or rule_key = 'outage.grace')
            """;

    private final JdbcClient jdbc;
    private final ReviewDays days;
    private final Clock clock;

    NoticeHolidays(JdbcClient jdbc, ReviewDays days, Clock clock) {
        this.jdbc = jdbc;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public Preview preview(LocalDate day) {
        int late = jdbc.sql("select count(*) " + MOVED + " and is_late")
                .param("day", day)
                .query(Integer.class)
                .single();
        return Preview.of(Text.of("notices.holiday.late", late));
    }

    @Override
    public void applied(LocalDate day, UUID proposal) {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("insert into notices.review_day (person_id, on_day) select distinct person_id, :today::date" + MOVED
                        + " on conflict (person_id) do update set on_day = least(review_day.on_day, excluded.on_day)")
                .param("today", today)
                .param("day", day)
                .update();
        days.reviewUnnotifiedAgain(day.minusDays(DAYS_PUT_OFF), "", today);
    }
}
