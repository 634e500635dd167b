package pk.gov.nsor.accountability.trailreading.draw;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.Day;

/** What an auditor is shown of each entry of a sample: no name, no number, no identifier of a person, nothing that was written. */
@Component
public class DrawEvidence {

    /** With the previous entry about the same record, views left out. */
    private static final String LINES = """
            select d.place, d.leaf, d.entry_id, e.occurred_at, e.action, e.actor_id, e.subject_id, e.purpose, e.link,
                   e.content is not null as has_content,
                   exists (select from audit.content_key k where k.id = e.key_id) as has_key,
                   b.occurred_at as before_at, b.action as before_action, b.actor_id as before_actor
            from trailreading.draw_entry d
            join audit.entry_view e on e.id = d.entry_id
            left join lateral (
                select p.occurred_at, p.action, p.actor_id from audit.entry_view p
                where p.subject_id = e.subject_id and p.id < e.id and p.outcome = 'DONE' and p.action <> 'PERSON_VIEWED'
                order by p.id desc limit 1) b on true
            where d.draw_id = ? order by d.place
            """;

    private final JdbcClient jdbc;

    DrawEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is kept of what was written. */
    public enum Content {
        NONE,
        KEPT,
        ERASED
    }

    /**
     * An entry of the sample.
     *
     * @param place its rank, from 1
     * @param leaf the index of its leaf
     * @param entry the trail's identifier of it
     * @param officer who, numbered within the sample from 1; 0 for nobody
     * @param account for office and role; it is not shown
     * @param record about whom, numbered within the sample from 1; 0 for nobody
     * @param daysSince from what was done about the same record before; null where there was nothing
     * @param before what that was; null where there was nothing
     * @param isOfSame whether the same officer did that
     */
    public record Line(
            int place,
            long leaf,
            long entry,
            LocalDate day,
            TrailAction action,
            int officer,
            @Nullable UUID account,
            int record,
            @Nullable String purpose,
            @Nullable String link,
            @Nullable Long daysSince,
            @Nullable TrailAction before,
            boolean isOfSame,
            Content content) {}

    /** In the order of their ranks; empty where the sample is not drawn. */
    @Transactional(readOnly = true)
    public List<Line> of(UUID draw) {
        Map<UUID, Integer> officers = new HashMap<>();
        Map<UUID, Integer> records = new HashMap<>();
        return jdbc.sql(LINES)
                .param(draw)
                .query((row, number) -> line(row, officers, records))
                .list();
    }

    private static Line line(ResultSet row, Map<UUID, Integer> officers, Map<UUID, Integer> records)
            throws SQLException {
        LocalDate day = day(row, "occurred_at");
        UUID officer = row.getObject("actor_id", UUID.class);
        UUID record = row.getObject("subject_id", UUID.class);
        String before = row.getString("before_action");
        Content kept = row.getBoolean("has_key") ? Content.KEPT : Content.ERASED;
        return new Line(
                row.getInt("place"),
                row.getLong("leaf"),
                row.getLong("entry_id"),
                day,
                TrailAction.valueOf(row.getString("action")),
                number(officers, officer),
                officer,
                number(records, record),
                row.getString("purpose"),
                row.getString("link"),
                before == null ? null : day.toEpochDay() - day(row, "before_at").toEpochDay(),
                before == null ? null : TrailAction.valueOf(before),
                before != null && officer != null && officer.equals(row.getObject("before_actor", UUID.class)),
                row.getBoolean("has_content") ? kept : Content.NONE);
    }

    private static int number(Map<UUID, Integer> known, @Nullable UUID one) {
        return one == null ? 0 : known.merge(one, known.size() + 1, (old, added) -> old);
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(Day.ZONE)
                .toLocalDate();
    }
}
