package pk.gov.nsor.benchmark.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.benchmark.setting.JarRun;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.sealing.Sealer;

/**
 * Eight writers who each wait until their entry of a view is on disk, with a content under the key of one of a
 * thousand records, while entries are sealed; and the same rows into a table without an index, a key or a rule. In
 * turn, some rounds of each.
 */
final class TakingRounds {

    private static final int WRITERS = 8;
    private static final int RECORDS = 1_000;
    private static final long NANOS_A_TICK = 1_000_000_000L;

    private static final String COLUMNS = "id, occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id,"
            + " purpose, key_id, content, link, salt, transaction, commitment";

    private final TrailDatabase database;
    private final int entries;
    private final int rounds;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final Sealer sealer;
    private final List<UUID> records = new ArrayList<>();
    private final List<UUID> officers = new ArrayList<>();

    /** @param entries a round */
    TakingRounds(TrailDatabase database, int entries, int rounds) {
        this.database = database;
        this.entries = entries;
        this.rounds = rounds;
        this.trail = database.trail();
        this.transaction = database.transaction();
        this.sealer = database.sealer();
        for (int record = 0; record < RECORDS; record++) {
            records.add(UUID.randomUUID());
        }
        for (int writer = 0; writer < WRITERS; writer++) {
            officers.add(UUID.randomUUID());
        }
    }

    void measure() throws SQLException {
        database.asOwner().execute("create schema bench");
        database.asOwner().execute("create table bench.plain as table audit.entry with no data");
        JarRun.note("Warming up …");
        double unused = taken(trail::appendAlone, entries / 4)
                + taken(this::appendWithin, entries / 4)
                + plain(database.number("select max(id) from audit.entry") - entries / 8);
        List<Double> ofTrail = new ArrayList<>();
        List<Double> ofPlain = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> ratiosWithin = new ArrayList<>();
        double lag = 0;
        for (int round = 1; round <= rounds; round++) {
            JarRun.note("Entries and plain inserts, round " + round + " of " + rounds + " …");
            long before = database.number("select max(id) from audit.entry");
            Sealing sealing = new Sealing();
            double seconds = taken(trail::appendAlone, entries);
            lag = Math.max(lag, sealing.awaitAll());
            double plain = plain(before);
            sealing = new Sealing();
            double within = taken(this::appendWithin, entries);
            lag = Math.max(lag, sealing.awaitAll());
            ofTrail.add(entries / seconds);
            ofPlain.add(entries / plain);
            ratios.add(plain / seconds);
            ratiosWithin.add(plain / within);
        }
        JarRun.figure("entries that 8 writers write", middle(ofTrail), "1/s", null, "higher");
        JarRun.figure("plain inserts of the same bytes by 8", middle(ofPlain), "1/s", null, "higher");
        JarRun.figure("ratio: entries over plain inserts", middle(ratios), "ratio", 0.8, "higher");
        JarRun.figure("ratio: entries in a transaction of their writer", middle(ratiosWithin), "ratio", null, "higher");
        JarRun.figure("last entry of a round sealed after, at most", lag, "s", null, "lower");
    }

    /** As an action does it that has nothing else to write. */
    private void appendWithin(TrailEntry entry) {
        transaction.executeWithoutResult(status -> trail.append(entry));
    }

    private double taken(Consumer<TrailEntry> append, int count) {
        return work(writer -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            Actor actor = new Actor(Actor.Kind.OFFICER, officers.get(writer), "192.0.2." + writer);
            for (int entry = writer; entry < count; entry += WRITERS) {
                UUID record = records.get(random.nextInt(RECORDS));
                append.accept(TrailEntry.done(actor, TrailAction.PERSON_VIEWED)
                        .about(record)
                        .purpose("SUPERVISION")
                        .link("OWN_CASE")
                        .with(Map.of("as", "page", "list", "everybody", "number", "R-" + entry)));
            }
        });
    }

    /** The rows after an entry once more. */
    private double plain(long after) throws SQLException {
        List<@Nullable Object[]> rows = database.asOwner()
                .query(
                        "select " + COLUMNS.replace("transaction", "transaction::text")
                                + " from audit.entry where id > ?",
                        (row, number) -> {
                            @Nullable
                            Object[] values =
                                    new @Nullable Object[row.getMetaData().getColumnCount()];
                            for (int i = 0; i < values.length; i++) {
                                values[i] = row.getObject(i + 1);
                            }
                            return values;
                        },
                        after);
        String marks = String.join(", ", Collections.nCopies(COLUMNS.split(",").length, "?"))
                .replaceFirst("\\?, \\?$", "?::xid8, ?");
        double seconds = work(writer -> {
            try (Connection connection = database.owner().getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into bench.plain (" + COLUMNS + ") values (" + marks + ")")) {
                for (int at = writer; at < rows.size(); at += WRITERS) {
                    @Nullable Object[] row = rows.get(at);
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.executeUpdate();
                }
            }
        });
        database.asOwner().execute("truncate bench.plain");
        return seconds;
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Seconds until the last writer has ended. */
    private static double work(Work each) {
        long begun = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(pool.submit(() -> {
                    each.of(writer);
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    @FunctionalInterface
    private interface Work {
        void of(int writer) throws SQLException;
    }

    /** Seals as the server does: all there is, each second. */
    private final class Sealing {

        private final Thread thread = Thread.ofPlatform().daemon().start(this::run);
        private volatile boolean isOver;

        private void run() {
            try {
                while (!isOver) {
                    long begun = System.nanoTime();
                    while (sealer.sealNext() > 0) {
                        // There may be more.
                    }
                    Thread.sleep(Math.max(0, (NANOS_A_TICK - (System.nanoTime() - begun)) / 1_000_000));
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /** Seconds until all is sealed that has been written. */
        double awaitAll() {
            long begun = System.nanoTime();
            long last = database.number("select max(id) from audit.entry");
            try {
                while (database.number("select coalesce(max(last_entry), 0) from audit.sealed") < last) {
                    Thread.sleep(10);
                }
                double seconds = (System.nanoTime() - begun) / 1e9;
                isOver = true;
                thread.join();
                return seconds;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
