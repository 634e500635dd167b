package pk.gov.nsor.foundation.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailOrigins;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.NoteSigner;
import pk.gov.nsor.foundation.audit.proof.TreeBuilder;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** A database of its own with a trail, and what seals it. */
public final class SealedTrail implements AutoCloseable {

    public static final String ORIGIN = "nsor.gov.pk/trail";

    final TestDatabase database;
    final JdbcTemplate jdbc;
    final DataSourceTransactionManager transactions;
    final TransactionTemplate transaction;
    final Keys keys;
    final TileRoots roots = new TileRoots();
    /** By how much the clock of those who sign is ahead. */
    Duration ahead = Duration.ZERO;

    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final Trail trail;
    private final List<HikariDataSource> pools = new ArrayList<>();

    public SealedTrail() {
        this(TestDatabase.migrated());
    }

    public SealedTrail(TestDatabase database) {
        this.database = database;
        this.keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));
        HikariDataSource pool = pool();
        this.jdbc = new JdbcTemplate(pool);
        this.transactions = new DataSourceTransactionManager(pool);
        this.transaction = new TransactionTemplate(transactions);
        this.trail = new Trail(jdbc, transactions, keys, JsonMapper.shared(), clock);
    }

    /** Connections of the server's role, as another process has them. */
    HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.application().url());
        config.setUsername(database.application().user());
        config.setPassword(database.application().password());
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    Trail trail() {
        return trail;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public Sealer sealer(int batch) {
        return new Sealer(jdbc, transactions, clock, roots, batch);
    }

    /** One with connections and a memory of its own, as in another process. */
    Sealer otherSealer(int batch) {
        HikariDataSource pool = pool();
        return new Sealer(
                new JdbcTemplate(pool), new DataSourceTransactionManager(pool), clock, new TileRoots(), batch);
    }

    Checkpoints checkpoints() {
        return checkpoints(ORIGIN);
    }

    /** Of other origins than the usual one, as NSOR_TRAIL_ORIGIN has them. */
    Checkpoints checkpoints(String origins) {
        return new Checkpoints(
                jdbc, transactions, keys.signing("trail").pair(), TrailOrigins.parse(origins), clock, roots);
    }

    NoteSigner signer() {
        return new NoteSigner(ORIGIN, keys.signing("trail").pair());
    }

    Witnessing witnessing(String setting) {
        return witnessing(setting, checkpoints());
    }

    Witnessing witnessing(String setting, Checkpoints checkpoints) {
        return new Witnessing(jdbc, transactions, checkpoints, roots, clock, setting);
    }

    /** Adds an entry to the transaction under way. */
    void append(boolean hasContent) {
        TrailEntry entry = TrailEntry.done(Actor.system("test"), TrailAction.PERSON_VIEWED)
                .about(UUID.randomUUID())
                .purpose("SUPERVISION");
        trail.append(hasContent ? entry.with(Map.of("name", "Akbar")) : entry);
    }

    /** Adds entries, each in a transaction of its own. */
    public void add(int entries) {
        for (int index = 0; index < entries; index++) {
            boolean hasContent = index % 3 == 0;
            transaction.executeWithoutResult(status -> append(hasContent));
        }
    }

    /** Adds many in one statement. */
    public void addAtOnce(int entries) {
        jdbc.update(
                "insert into audit.entry (occurred_at, actor_kind, origin, action, outcome)"
                        + " select now(), 'SYSTEM', 'test', 'SIGN_IN', 'DONE' from generate_series(1, ?)",
                entries);
    }

    /** As whoever administers the database can. */
    public void asSuperuser(String... statements) {
        DatabaseAccess superuser = database.superuser();
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The hashes of all entries in the order in which they should be leaves. */
    public List<byte[]> leavesAfresh() {
        return jdbc.query(
                "select " + EntryRow.COLUMNS + " from audit.entry order by transaction, id",
                (row, number) -> EntryRow.leaf(row).hash());
    }

    /** Every entry is one leaf, in order and without a gap, and every batch has the root of the tree computed afresh. */
    public void assertSealed() {
        List<LeafEncoding> entries = jdbc.query(
                "select " + EntryRow.COLUMNS + " from audit.entry order by transaction, id",
                (row, number) -> EntryRow.leaf(row));
        assertThat(jdbc.queryForList("select unnest(entry_ids) from audit.sealed order by first_leaf", Long.class))
                .containsExactlyElementsOf(
                        entries.stream().map(LeafEncoding::id).toList());
        TreeBuilder tree = new TreeBuilder();
        jdbc.query("select first_leaf, next_leaf, root, leaf_hashes from audit.sealed order by first_leaf", row -> {
            assertThat(row.getLong("first_leaf")).isEqualTo(tree.size());
            List<byte[]> stored = StoredTree.split(row.getBytes("leaf_hashes"));
            while (tree.size() < row.getLong("next_leaf")) {
                byte[] hash = entries.get((int) tree.size()).hash();
                assertThat(stored.get((int) (tree.size() - row.getLong("first_leaf"))))
                        .isEqualTo(hash);
                tree.append(hash);
            }
            assertThat(row.getBytes("root")).isEqualTo(tree.root());
        });
        assertThat(tree.size()).isEqualTo(entries.size());
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}
