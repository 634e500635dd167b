package pk.gov.nsor.record.duplicates;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.record.duplicates.DuplicateRepository.Found;
import pk.gov.nsor.record.matching.RegisterSnapshot;

/**
 * Compares every record with all others, each pair once, in the order of the register numbers. All of them are read before,
 * and kept in memory. It notes after each batch how far it has come: a run that was cut short is gone on with, as long as the
 * model is the same.
 */
public final class WholeRegister {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final DuplicateSearch search;
    private final Clock clock;

    private WholeRegister(JdbcClient jdbc, DuplicateSearch search, Clock clock) {
        this.jdbc = jdbc;
        this.search = search;
        this.clock = clock;
    }

    /** For the command, which runs without the server. @param database gives each thread a connection of its own */
    public static WholeRegister of(DataSource database, Clock clock) {
        JdbcClient jdbc = RecordClient.of(database);
        return new WholeRegister(
                jdbc, DuplicateSearch.of(jdbc, new DataSourceTransactionManager(database), clock), clock);
    }

    /**
     * How far a run has come.
     *
     * @param people how many it has compared
     * @param pairs how many pairs it has found that were not known
     */
    public record Run(long id, OffsetDateTime startedAt, int lastSerial, long people, long pairs) {}

    /** How many records there are. */
    public long size() {
        return jdbc.sql("select count(*) from register.person_view")
                .query(Long.class)
                .single();
    }

    /** The run that would be gone on with. */
    public Optional<Run> begun() {
        return jdbc.sql("""
                        select id, started_at, last_serial, people, pairs from duplicates.run
                        where finished_at is null and model = ? order by id desc limit 1
                        """)
                .param(search.model())
                .query(RecordMapper.of(Run.class))
                .optional();
    }

    /**
     * Begins a run, or goes on with the one that was begun, to its end.
     *
     * @param threads how many records are compared at once
     * @param progress told after each batch
     */
    public Run run(int threads, Consumer<Run> progress) {
        Run run = begun().orElseGet(this::begin);
        RegisterSnapshot all = search.all();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            int from = all.placeAfter(run.lastSerial());
            while (from < all.size()) {
                int until = Math.min(all.size(), from + BATCH);
                int found = compare(all, from, until, threads, workers);
                run = new Run(
                        run.id(),
                        run.startedAt(),
                        all.serial(until - 1),
                        run.people() + until - from,
                        run.pairs() + found);
                note(run);
                progress.accept(run);
                from = until;
            }
        }
        jdbc.sql("update duplicates.run set finished_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), run.id())
                .update();
        return run;
    }

    private Run begin() {
        return jdbc.sql("""
                        insert into duplicates.run (started_at, model) values (?, ?)
                        returning id, started_at, last_serial, people, pairs
                        """)
                .params(OffsetDateTime.now(clock), search.model())
                .query(RecordMapper.of(Run.class))
                .single();
    }

    /** Each worker takes every so-many-eth record; what they find is noted at once. */
    private int compare(RegisterSnapshot all, int from, int until, int threads, ExecutorService workers) {
        List<Future<List<Found>>> parts = new ArrayList<>();
        for (int worker = 0; worker < threads; worker++) {
            int first = from + worker;
            parts.add(workers.submit(() -> {
                List<Found> found = new ArrayList<>();
                for (int place = first; place < until; place += threads) {
                    found.addAll(DuplicateSearch.before(all, place));
                }
                return found;
            }));
        }
        List<Found> found = new ArrayList<>();
        try {
            for (Future<List<Found>> each : parts) {
                found.addAll(each.get());
            }
        } catch (ExecutionException failed) {
            workers.shutdownNow();
            throw new IllegalStateException("A record could not be compared", failed.getCause());
        } catch (InterruptedException stopped) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while comparing", stopped);
        }
        return search.note(found);
    }

    private void note(Run run) {
        jdbc.sql("update duplicates.run set last_serial = ?, people = ?, pairs = ? where id = ?")
                .params(run.lastSerial(), run.people(), run.pairs(), run.id())
                .update();
    }
}
