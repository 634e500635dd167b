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
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Compares every record with all others, in the order of the register numbers. It notes after each batch how far it has
 * come: a run that was cut short is gone on with, as long as the model is the same.
 */
public final class WholeRegister {

    private static final int BATCH = 200;

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

    private record Next(PersonId id, int serial) {}

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
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Next> batch = batch(run.lastSerial());
            while (!batch.isEmpty()) {
                long found = compare(batch, workers);
                run = new Run(
                        run.id(),
                        run.startedAt(),
                        batch.getLast().serial(),
                        run.people() + batch.size(),
                        run.pairs() + found);
                note(run);
                progress.accept(run);
                batch = batch(run.lastSerial());
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

    private List<Next> batch(int after) {
        return jdbc.sql("select id, serial from register.person_view where serial > ? order by serial limit ?")
                .params(after, BATCH)
                .query(RecordMapper.of(Next.class))
                .list();
    }

    private long compare(List<Next> batch, ExecutorService workers) {
        List<Future<Integer>> compared = new ArrayList<>();
        batch.forEach(next -> compared.add(workers.submit(() -> search.compare(next.id()))));
        long found = 0;
        try {
            for (Future<Integer> each : compared) {
                found += each.get();
            }
        } catch (ExecutionException failed) {
            workers.shutdownNow();
            throw new IllegalStateException("A record could not be compared", failed.getCause());
        } catch (InterruptedException stopped) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while comparing", stopped);
        }
        return found;
    }

    private void note(Run run) {
        jdbc.sql("update duplicates.run set last_serial = ?, people = ?, pairs = ? where id = ?")
                .params(run.lastSerial(), run.people(), run.pairs(), run.id())
                .update();
    }
}
