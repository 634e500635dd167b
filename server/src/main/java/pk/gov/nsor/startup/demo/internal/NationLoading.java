package pk.gov.nsor.startup.demo.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.record.matching.NameRepository;
import pk.gov.nsor.startup.demo.SyntheticNation.Filled;
import pk.gov.nsor.startup.demo.SyntheticNation.Order;
import tools.jackson.databind.ObjectMapper;

/**
 * Loads a synthetic nation by COPY, one batch in each transaction. While one batch is written, the next is generated.
 * A batch commits together with the row that marks it as loaded, so that an interrupted loading continues where it
 * was.
 */
public class NationLoading {

    private static final String DATA_SET = "nation";
    private static final int BATCH = 5_000;
    /** The lock held while loading, since two loaders would make the same people twice. */
    private static final long LOCK = 0x6E6174696F6EL;

    private static final Actor LOADING = Actor.system("demo-data");

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Districts districts;
    private final Courts courts;
    private final PoliceStations stations;
    private final Laws laws;
    private final NameRepository names;
    private final Trail trail;
    private final ObjectMapper json;
    private final Clock clock;

    NationLoading(
            DataSource dataSource,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Districts districts,
            Courts courts,
            PoliceStations stations,
            Laws laws,
            NameRepository names,
            Trail trail,
            ObjectMapper json,
            Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.districts = districts;
        this.courts = courts;
        this.stations = stations;
        this.laws = laws;
        this.names = names;
        this.trail = trail;
        this.json = json;
        this.clock = clock;
    }

    /** As {@link pk.gov.nsor.startup.demo.SyntheticNation#fill}. */
    public Filled fill(Order order, IntConsumer progress) {
        check(order);
        if (!lock()) {
            throw new InvalidValueException("nation.busy", "Somebody is loading synthetic data here just now.");
        }
        try {
            begin(order);
            int before = loaded();
            load(order, before, progress);
            return new Filled(before, order.people());
        } finally {
            jdbc.sql("select pg_advisory_unlock(?)")
                    .param(LOCK)
                    .query(Boolean.class)
                    .single();
        }
    }

    private void check(Order order) {
        if (order.people() < 1 || order.people() > DemoOffenders.MOST_OF_A_NATION) {
            throw new InvalidValueException(
                    "nation.size", "Between 1 and %s people can be made.", DemoOffenders.MOST_OF_A_NATION);
        }
        if (order.asOf().isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException(
                    "nation.as-of.future", "The day of the data, %s, lies in the future.", order.asOf());
        }
        if (order.asOf().isBefore(DemoJudgments.FIRST_DAY_OF_THE_ACT)) {
            throw new InvalidValueException(
                    "nation.as-of.early", "The day of the data, %s, lies before the Act.", order.asOf());
        }
    }

    private boolean lock() {
        return jdbc.sql("select pg_try_advisory_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Checks that the register may be filled in this way, and stores the parameters. */
    private void begin(Order order) {
        transaction.executeWithoutResult(status -> {
            openChannels();
            Optional<Order> begun = begun();
            if (begun.isPresent()) {
                refuseOther(begun.get(), order);
                if (order.people() > begun.get().people()) {
                    jdbc.sql("update demo.data_set set people = ? where name = ?")
                            .params(order.people(), DATA_SET)
                            .update();
                }
                return;
            }
            refusePeopleNotMadeUp();
            jdbc.sql("insert into demo.data_set (name, seed, as_of, people) values (?, ?, ?, ?)")
                    .params(DATA_SET, order.seed(), order.asOf(), order.people())
                    .update();
        });
    }

    /** Where the register is marked as one of synthetic data, and nobody has opened or closed a channel of the public yet. */
    private void openChannels() {
        int opened = jdbc.sql("select release.open_with_made_up_orders(?)")
                .param(DemoOrders.ORDER)
                .query(Integer.class)
                .single();
        if (opened > 0) {
            trail.append(TrailEntry.done(LOADING, TrailAction.RELEASE_CHANNEL_SWITCHED)
                    .with(Map.of("open", true, "restsOn", DemoOrders.ORDER)));
        }
    }

    private Optional<Order> begun() {
        return jdbc.sql("select people, seed, as_of from demo.data_set where name = ?")
                .param(DATA_SET)
                .query((row, number) -> new Order(
                        row.getInt("people"), row.getLong("seed"), row.getObject("as_of", LocalDate.class), false))
                .optional();
    }

    private static void refuseOther(Order begun, Order order) {
        boolean same = begun.seed() == order.seed() && begun.asOf().equals(order.asOf());
        if (same && (begun.people() == order.people() || (order.more() && begun.people() < order.people()))) {
            return;
        }
        throw new InvalidValueException(
                "nation.other",
                "This register has, or is to have, %s people of seed %s as of %s. The same again goes on where it was;"
                        + " --more with a larger number adds to them; anything else needs another data folder.",
                begun.people(),
                begun.seed(),
                begun.asOf());
    }

    /** Refuses a register with a person who is not synthetic. */
    private void refusePeopleNotMadeUp() {
        boolean others = jdbc.sql("""
                        select (select count(*) from register.person) > (select coalesce(sum(people), 0) from demo.batch)
                        """).query(Boolean.class).single();
        if (others) {
            throw new InvalidValueException(
                    "nation.real", "This register has people on it that were not made up. Use another data folder.");
        }
    }

    private int loaded() {
        return jdbc.sql("select coalesce(sum(people), 0) from demo.batch where data_set = ?")
                .param(DATA_SET)
                .query(Integer.class)
                .single();
    }

    private void load(Order order, int before, IntConsumer progress) {
        DemoOffenders offenders = new DemoOffenders(order.seed(), order.asOf(), districts, courts, stations);
        NationSerials numbers = new NationSerials(jdbc, order.seed());
        try (ExecutorService making = Executors.newSingleThreadExecutor()) {
            Future<Batch> next = making.submit(batchAt(before, order, offenders, numbers));
            for (int first = before; first < order.people(); ) {
                Batch batch = await(next);
                int after = first + batch.people();
                next = making.submit(batchAt(after, order, offenders, numbers));
                transaction.executeWithoutResult(status -> write(batch, order));
                progress.accept(after);
                first = after;
            }
        }
    }

    /** Takes the batch's numbers now, on this thread, and leaves the rest to the other thread. */
    private java.util.concurrent.Callable<Batch> batchAt(
            int first, Order order, DemoOffenders offenders, NationSerials numbers) {
        int people = Math.min(BATCH, order.people() - first);
        List<Integer> serials = numbers.of(first, people);
        List<Long> cnicRows = rowsOfCnics(people);
        return () -> {
            NationRows rows = new NationRows(json);
            Law law = laws.current();
            for (int i = 0; i < people; i++) {
                int index = first + i;
                NationPerson.write(
                        rows,
                        law,
                        order.seed(),
                        order.asOf(),
                        offenders.citizen(index),
                        index,
                        serials.get(i),
                        cnicRows.get(i));
            }
            return new Batch(first, people, rows);
        };
    }

    private List<Long> rowsOfCnics(int count) {
        return jdbc.sql(
                        "select nextval(pg_get_serial_sequence('register.person_cnic', 'id')) from generate_series(1, ?)")
                .param(count)
                .query(Long.class)
                .list();
    }

    private void write(Batch batch, Order order) {
        jdbc.sql("""
                        insert into demo.batch (data_set, number, people)
                        select ?, coalesce(max(number) + 1, 0), ? from demo.batch where data_set = ?
                        """).params(DATA_SET, batch.people(), DATA_SET).update();
        copy(batch.rows());
        names.write(batch.rows().people());
        trail.append(TrailEntry.done(LOADING, TrailAction.SYNTHETIC_DATA_LOADED)
                .with(Map.of(
                        "seed", order.seed(),
                        "asOf", order.asOf().toString(),
                        "first", batch.first(),
                        "people", batch.people())));
    }

    private void copy(NationRows rows) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            rows.send(connection.unwrap(PGConnection.class).getCopyAPI());
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("A batch of synthetic people could not be written", failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static Batch await(Future<Batch> batch) {
        try {
            return batch.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making people", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("People could not be made", failed.getCause());
        }
    }

    private record Batch(int first, int people, NationRows rows) {}
}
