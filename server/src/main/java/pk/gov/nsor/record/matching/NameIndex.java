package pk.gov.nsor.record.matching;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.database.RecordClient;

/**
 * Makes the index of names anew from the names themselves, beside a running server: what each name is found by, and the
 * access scopes it lies in. Rows of names that are no more are deleted. What was stopped goes on where it was.
 */
public final class NameIndex {

    private static final int BATCH = 1_000;

    private static final String NEXT = """
            select id from register.person_view where id > coalesce(?, '00000000-0000-0000-0000-000000000000'::uuid)
            order by id limit ?""";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final NameRepository names;
    private final Clock clock;
    private final int most;

    /** @param most people in one transaction */
    NameIndex(JdbcClient jdbc, TransactionOperations transaction, Clock clock, int most) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.names = new NameRepository(jdbc);
        this.clock = clock;
        this.most = most;
    }

    /** For a command. */
    public static NameIndex of(DataSource source, Clock clock) {
        return new NameIndex(
                RecordClient.of(source),
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                clock,
                BATCH);
    }

    /**
     * @param number of the run
     * @param upTo the last person who is done
     */
    private record Run(long number, @Nullable UUID upTo, long people) {}

    /** How many people there are. */
    public long people() {
        return jdbc.sql("select count(*) from register.person_view")
                .query(Long.class)
                .single();
    }

    /**
     * Makes it anew, or goes on with what was stopped.
     *
     * @param progress gets how many people are done after each batch, those of before it was stopped included
     * @return how many people it is of
     */
    public long rebuild(LongConsumer progress) {
        Run run = begin();
        progress.accept(run.people());
        boolean isDone = false;
        while (!isDone) {
            isDone = Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<Run> running = current();
                if (running.isEmpty()) {
                    // Another command has done the rest.
                    return true;
                }
                Run now = running.get();
                List<UUID> batch = jdbc.sql(NEXT)
                        .param(now.upTo())
                        .param(most)
                        .query(UUID.class)
                        .list();
                if (batch.isEmpty()) {
                    end(now);
                    return true;
                }
                write(batch);
                jdbc.sql("update matching.rebuild set up_to = ?, people = people + ? where number = ?")
                        .params(batch.getLast(), batch.size(), now.number())
                        .update();
                progress.accept(now.people() + batch.size());
                return false;
            }));
        }
        return jdbc.sql("select people from matching.rebuild order by number desc limit 1")
                .query(Long.class)
                .single();
    }

    private Run begin() {
        return Objects.requireNonNull(transaction.execute(status -> current().orElseGet(() -> {
            jdbc.sql("insert into matching.rebuild (begun_at) values (?)")
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return current().orElseThrow();
        })));
    }

    /** Its row is locked, so that of two commands one waits for the other's batch. */
    private Optional<Run> current() {
        return jdbc.sql("select number, up_to, people from matching.rebuild where ended_at is null for update")
                .query(Run.class)
                .optional();
    }

    private void end(Run run) {
        jdbc.sql("update matching.rebuild set ended_at = ? where number = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), run.number())
                .update();
    }

    /** Whoever writes about one of these people waits, or is waited for. */
    private void write(List<UUID> people) {
        UUID[] ids = people.toArray(UUID[]::new);
        names.lock(people);
        jdbc.sql("""
                        delete from matching.name_key k where k.person_id = any (?) and not exists (
                            select from register.name_view n
                            where n.person_id = k.person_id and n.kind = k.kind and n.of_row = k.of_row)
                        """).param(ids).update();
        names.write(people);
        jdbc.sql("""
                        update matching.name_key k set scopes = matching.scopes_of(k.person_id)
                        where k.person_id = any (?) and k.scopes <> matching.scopes_of(k.person_id)
                        """).param(ids).update();
    }
}
