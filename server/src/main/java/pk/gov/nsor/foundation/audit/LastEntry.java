package pk.gov.nsor.foundation.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.jobs.LastWritten;

/** The register writes an entry with whatever it does. */
@Component
class LastEntry implements LastWritten {

    private final JdbcClient jdbc;

    LastEntry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> at() {
        return jdbc.sql("select occurred_at from audit.entry order by id desc limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
