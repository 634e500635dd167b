package pk.gov.nsor.accountability.accessreview;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.Day;

/** Entries of the trail of any day, as the pages would have left them. */
public final class RecordedViews {

    private static final int BATCH = 20_000;

    private final JdbcOperations jdbc;
    private final List<Object[]> rows = new ArrayList<>();

    public RecordedViews(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    public RecordedViews look(UUID officer, UUID record, AccessGround link, LocalDate day, int hour) {
        return add(officer, TrailAction.PERSON_VIEWED, "DONE", record, link, day, hour);
    }

    public RecordedViews work(UUID officer, UUID record, LocalDate day, int hour) {
        return add(officer, TrailAction.CASE_CHANGED, "DONE", record, null, day, hour);
    }

    public RecordedViews refusal(UUID officer, LocalDate day, int hour) {
        return add(officer, TrailAction.PERSON_VIEWED, "REFUSED", null, null, day, hour);
    }

    /** A search for people, by a name or a number. */
    public RecordedViews search(UUID officer, LocalDate day, int hour) {
        return add(officer, TrailAction.PERSON_SEARCHED, "DONE", null, null, day, hour);
    }

    /** RecordedViews at so many records that nobody else views at. */
    public RecordedViews views(UUID officer, int records, AccessGround link, LocalDate day, int hour) {
        for (int each = 0; each < records; each++) {
            look(officer, UUID.randomUUID(), link, day, hour);
        }
        return this;
    }

    /** Writes what was gathered. */
    public void write() {
        jdbc.batchUpdate("""
                        insert into audit.entry
                            (occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, purpose, link)
                        values (?, 'OFFICER', ?, '192.0.2.7', ?, ?, ?, 'SUPERVISION', ?)
                        """, rows);
        rows.clear();
    }

    private RecordedViews add(
            UUID officer,
            TrailAction action,
            String outcome,
            @Nullable UUID record,
            @Nullable AccessGround link,
            LocalDate day,
            int hour) {
        rows.add(new Object[] {
            day.atTime(LocalTime.of(hour, 30)).atZone(Day.ZONE).toOffsetDateTime(),
            officer,
            action.name(),
            outcome,
            record,
            link == null ? null : link.name()
        });
        if (rows.size() == BATCH) {
            write();
        }
        return this;
    }
}
