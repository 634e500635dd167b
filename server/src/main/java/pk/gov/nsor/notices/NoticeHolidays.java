package pk.gov.nsor.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.approval.Preview;
import pk.gov.nsor.approval.Text;
import pk.gov.nsor.reference.HolidayEffect;

/** Notices whose last day moves with a holiday, also one that is announced late, are judged again by the next sweep. */
@Component
class NoticeHolidays implements HolidayEffect {

    private static final String MOVED = """
            from notices.notice where happens_on <= ? and last_day >= ? and rule_key = 'notice.change'
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeHolidays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Preview preview(LocalDate day) {
        int late = jdbc.sql("select count(*) " + MOVED + " and is_late")
                .params(day, day)
                .query(Integer.class)
                .single();
        return Preview.of(Text.of("notices.holiday.late", late));
    }

    @Override
    public void applied(LocalDate day, UUID proposal) {
        jdbc.sql("update notices.notice set review_on = ? where id in (select id " + MOVED + ")")
                .params(LocalDate.now(clock), day, day)
                .update();
    }
}
