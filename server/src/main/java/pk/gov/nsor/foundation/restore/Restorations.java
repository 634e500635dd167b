package pk.gov.nsor.foundation.restore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The restores of this database, for operators and for those who release what is held. */
@Component
class Restorations implements HealthIndicator, MeterBinder {

    private final JdbcClient jdbc;
    private final Clock clock;

    Restorations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A restore for which everything is held.
     *
     * @param restoredAt null where a running server noticed it, and {@code bin/nsor after-restore} was not run yet
     * @param stateOf when the last entry was written that the database has; null where it has none
     * @param since what was due before may have gone out already
     */
    record Open(
            UUID id,
            @Nullable Instant restoredAt,
            @Nullable Instant stateOf,
            Instant since,
            @Nullable Integer erasedAgain,
            @Nullable Long answersDropped) {}

    Optional<Open> open() {
        return jdbc.sql("""
                        select id, restored_at, state_of, coalesce(restored_at, noticed_at) as since, erased_again,
                            answers_dropped
                        from restore.restoration where released_at is null
                        """).query(Open.class).optional();
    }

    /** Holds everything from now on: a running server has noticed that its database is older than before. */
    @Transactional
    public void hold() {
        jdbc.sql("insert into restore.restoration (id, noticed_at) values (?, ?) on conflict do nothing")
                .params(UUID.randomUUID(), OffsetDateTime.now(clock))
                .update();
    }

    /** @return whether it was held until now */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean release(UUID id, UUID proposal, boolean sendsDoubtful, boolean sendsSince) {
        return jdbc.sql("""
                        update restore.restoration set sends_doubtful = ?, sends_since = ?, proposal_id = ?, released_at = ?
                        where id = ? and released_at is null
                        """)
                        .params(sendsDoubtful, sendsSince, proposal, OffsetDateTime.now(clock), id)
                        .update()
                == 1;
    }

    @Override
    public Health health() {
        return open().isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("restored", "held").build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nsor.restore.held", this, Restorations::held)
                .description("1 while messages and events are held because the database was restored, else 0")
                .register(registry);
    }

    private double held() {
        try {
            return open().isPresent() ? 1 : 0;
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}
