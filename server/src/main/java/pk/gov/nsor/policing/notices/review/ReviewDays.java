package pk.gov.nsor.policing.notices.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Who is to be judged again on which day, besides the notices that have a day of their own: after outages, and for
 * missed notifications.
 */
@Component
class ReviewDays {

    private final JdbcClient jdbc;

    ReviewDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Not later than on the day. */
    void lookAgain(PersonId person, LocalDate day) {
        jdbc.sql("""
                        insert into notices.review_day (person_id, on_day) values (?, ?)
                        on conflict (person_id) do update set on_day = least(review_day.on_day, excluded.on_day)
                        """).params(person.value(), day).update();
    }

    /**
     * Everybody with a missed notification of something that happened on the day or later.
     *
     * @param station whose people; empty for everybody
     */
    void reviewUnnotifiedAgain(LocalDate since, String station, LocalDate today) {
        jdbc.sql("""
                        insert into notices.review_day (person_id, on_day)
                        select w.person_id, :today::date from (
                            select c.person_id from notices.border_crossing c
                            where c.person_id is not null and c.crossed_on >= :since
                            union
                            select t.person_id from notices.task t
                            where t.outcome = 'BREACH' and t.happened_on >= :since) w
                        where :station = '' or exists (select from supervision.responsibility_view r
                            where r.person_id = w.person_id and r.station_code = :station)
                        on conflict (person_id) do update set on_day = least(review_day.on_day, excluded.on_day)
                        """)
                .param("today", today)
                .param("since", since)
                .param("station", station)
                .update();
    }

    /** @param without who is left out */
    List<PersonId> due(LocalDate today, Set<UUID> without, int most) {
        return jdbc.sql("""
                        select person_id from notices.review_day where on_day <= ? and person_id <> all (?)
                        order by on_day, person_id limit ?
                        """)
                .params(today, without.toArray(UUID[]::new), most)
                .query(PersonId.class)
                .list();
    }

    /** They are judged now; what has to wait still says so anew. */
    void begun(List<PersonId> people, LocalDate today) {
        jdbc.sql("delete from notices.review_day where person_id = any (?) and on_day <= ?")
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param(today)
                .update();
    }
}
