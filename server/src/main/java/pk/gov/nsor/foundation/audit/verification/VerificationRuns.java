package pk.gov.nsor.foundation.audit.verification;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import tools.jackson.databind.ObjectMapper;

/** What the checks of the whole trail came to. */
@Component
public class VerificationRuns {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Trail trail;

    VerificationRuns(JdbcClient jdbc, ObjectMapper json, Trail trail) {
        this.jdbc = jdbc;
        this.json = json;
        this.trail = trail;
    }

    /** One check. */
    public record Run(long id, Verdict verdict) {}

    /** Stores what a check came to, and that it was made. */
    @Transactional
    public void store(Verdict verdict, Actor actor) {
        jdbc.sql("""
                        insert into audit.verification (begun_at, ended_at, size, is_sound, result)
                        values (?, ?, ?, ?, ?::jsonb)
                        """)
                .params(
                        utc(verdict.begunAt()),
                        utc(verdict.endedAt()),
                        verdict.size(),
                        verdict.isSound(),
                        json.writeValueAsString(verdict))
                .update();
        trail.append(TrailEntry.done(actor, TrailAction.TRAIL_VERIFIED)
                .with(Map.of("size", verdict.size(), "sound", verdict.isSound(), "found", verdict.found())));
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Run> newest(int limit) {
        return jdbc.sql("select id, result from audit.verification order by id desc limit ?")
                .param(limit)
                .query((row, number) ->
                        new Run(row.getLong("id"), json.readValue(row.getString("result"), Verdict.class)))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Run> newest() {
        return newest(1).stream().findFirst();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
