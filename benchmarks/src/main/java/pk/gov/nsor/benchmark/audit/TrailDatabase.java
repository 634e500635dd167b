package pk.gov.nsor.benchmark.audit;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailOrigins;
import pk.gov.nsor.foundation.audit.sealing.Checkpoints;
import pk.gov.nsor.foundation.audit.sealing.Sealer;
import pk.gov.nsor.foundation.audit.sealing.TileRoots;
import pk.gov.nsor.foundation.keys.Keys;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail as the server has it, without a server.
 *
 * @param application connections of the server's role
 * @param owner connections that may do anything
 */
record TrailDatabase(DataSource application, DataSource owner, Keys keys, Clock clock) {

    private static final String ORIGIN = "bench";

    Trail trail() {
        return new Trail(asApplication(), new JdbcTransactionManager(application), keys, JsonMapper.shared(), clock);
    }

    Sealer sealer() {
        return new Sealer(asApplication(), new JdbcTransactionManager(application), clock, new TileRoots());
    }

    Checkpoints checkpoints() {
        return new Checkpoints(
                asApplication(),
                new JdbcTransactionManager(application),
                keys.signing("trail").pair(),
                new TrailOrigins(List.of(), ORIGIN),
                clock,
                new TileRoots());
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(application));
    }

    JdbcTemplate asApplication() {
        return new JdbcTemplate(application);
    }

    JdbcTemplate asOwner() {
        return new JdbcTemplate(owner);
    }

    long number(String sql) {
        return Objects.requireNonNull(asOwner().queryForObject(sql, Long.class));
    }
}
