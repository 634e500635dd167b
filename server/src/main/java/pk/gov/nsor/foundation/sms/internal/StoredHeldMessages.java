package pk.gov.nsor.foundation.sms.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.HeldMessages;

/** Counts and drops what waits. A message that a process had taken before is in doubt, whenever it is tried again. */
class StoredHeldMessages implements HeldMessages {

    private static final String DOUBTFUL = "(queued_at < :at and (due_at <= :at or attempts > 0))";

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredHeldMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Counts counts(Instant restoredAt) {
        return jdbc.sql("""
                        select count(*) filter (where %1$s) as doubtful,
                            count(*) filter (where queued_at < :at and not %1$s) as later,
                            count(*) filter (where queued_at >= :at) as since
                        from sms.message where state = 'QUEUED'
                        """.formatted(DOUBTFUL))
                .param("at", OffsetDateTime.ofInstant(restoredAt, Day.ZONE))
                .query((row, number) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int drop(Instant restoredAt, boolean isDoubtful, boolean isSince) {
        return jdbc.sql("""
                        update sms.message set state = 'EXPIRED', ended_at = :now, content = null
                        where state = 'QUEUED' and ((:doubtful and %s) or (:since and queued_at >= :at))
                        """.formatted(DOUBTFUL))
                .param("now", OffsetDateTime.now(clock))
                .param("at", OffsetDateTime.ofInstant(restoredAt, Day.ZONE))
                .param("doubtful", isDoubtful)
                .param("since", isSince)
                .update();
    }
}
