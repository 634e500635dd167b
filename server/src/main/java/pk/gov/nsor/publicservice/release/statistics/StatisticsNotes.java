package pk.gov.nsor.publicservice.release.statistics;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** Keeps what is said beside published months. A note is never changed; a wrong one has another after it. */
@Component
public class StatisticsNotes {

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    StatisticsNotes(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** Every note, the latest month first, and of a month the first note first. */
    public List<StatisticsNote> all() {
        return jdbc.sql("""
                        select month, number, (noted_at at time zone 'Asia/Karachi')::date as "on", english, urdu
                        from release.statistics_note order by month desc, number
                        """).query(StatisticsNote.class).list();
    }

    /** Of one month, the first first. */
    public List<StatisticsNote> of(YearMonth month) {
        return all().stream().filter(note -> note.month().equals(month)).toList();
    }

    /** Notes of one month are decided one after the other. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('release.statistics_note', 0))")
                .query(row -> {});
    }

    void add(YearMonth month, String english, String urdu, Approval approval) {
        int number = of(month).size() + 1;
        jdbc.sql("""
                        insert into release.statistics_note (month, number, noted_at, english, urdu, rests_on)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(month.atDay(1), number, OffsetDateTime.now(clock), english, urdu, approval.proposal())
                .update();
        trail.append(TrailEntry.done(approval.by(), TrailAction.STATISTICS_NOTED)
                .about(PublishedChecksums.nameOf(month))
                .with(Map.of("month", month.toString(), "note", number, "english", english, "urdu", urdu)));
    }
}
