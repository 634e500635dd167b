package pk.gov.nsor.policing.notices.review;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.policing.supervision.OutageChanged;

/** Whose last day falls into an outage, or is put off by one, is judged again by the next review of cases. */
@Component
class NoticeOutages {

    private final JdbcClient jdbc;
    private final ReviewDays days;
    private final Clock clock;

    NoticeOutages(JdbcClient jdbc, ReviewDays days, Clock clock) {
        this.jdbc = jdbc;
        this.days = days;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(OutageChanged outage) {
        LocalDate today = LocalDate.now(clock);
        String station = outage.station() == null ? "" : outage.station();
        jdbc.sql("""
                        insert into notices.review_day (person_id, on_day)
                        select distinct n.person_id, :today::date from notices.notice n
                        where ((n.last_day >= :from and n.last_day <= coalesce(:until::date, 'infinity'))
                            or n.rule_key = 'outage.grace')
                          and (:station = '' or exists (select from supervision.responsibility_view r
                              where r.person_id = n.person_id and r.station_code = :station))
                        on conflict (person_id) do update set on_day = least(review_day.on_day, excluded.on_day)
                        """)
                .param("today", today)
                .param("from", outage.from())
                .param("until", outage.until())
                .param("station", station)
                .update();
        days.reviewUnnotifiedAgain(outage.from().minusDays(NoticeHolidays.DAYS_PUT_OFF), station, today);
    }
}
