package pk.gov.nsor.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.demo.internal.NationLoading;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.matching.NameTable;
import pk.gov.nsor.reference.Courts;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.Holidays;
import pk.gov.nsor.reference.Laws;
import pk.gov.nsor.reference.OffenceRules;
import pk.gov.nsor.reference.PoliceStations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a migrated register with made-up people, any number of them, for measuring and trying out. What the use cases
 * would write is written by COPY; only the trail has one entry a batch instead of several a person, and nothing goes
 * through the outbox. Nobody's CNIC is used: all begin with 9.
 */
public final class SyntheticNation implements AutoCloseable {

    private final AnnotationConfigApplicationContext context;

    private SyntheticNation(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    /** @param dataSource one connection, kept for as long as the loading takes, of the server's role */
    public static SyntheticNation on(DataSource dataSource, Keys keys, Clock clock) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(Keys.class, () -> keys);
        context.registerBean(Clock.class, () -> clock);
        context.register(
                Districts.class,
                Courts.class,
                PoliceStations.class,
                OffenceRules.class,
                Holidays.class,
                Laws.class,
                NameTable.class,
                Trail.class,
                NationLoading.class);
        context.refresh();
        return new SyntheticNation(context);
    }

    /**
     * What to make.
     *
     * @param people 1 to 9,000,000
     * @param seed the same seed and day make the same people
     * @param asOf no date of the data lies after it; not in the future
     * @param more whether people may be added to fewer of the same seed and day
     */
    public record Order(int people, long seed, LocalDate asOf, boolean more) {}

    /**
     * What is there now.
     *
     * @param before how many were there already
     */
    public record Filled(int before, int people) {}

    /**
     * Makes the people that are not there yet, in batches of 5,000 that are each there wholly or not at all. Stopped or
     * killed, it goes on with the next call.
     *
     * @param progress told after each batch how many people are there
     * @throws pk.gov.nsor.kernel.InvalidValueException where the register has people who are not made up, or others than
     *     these, or somebody else is at it
     */
    public Filled fill(Order order, IntConsumer progress) {
        return context.getBean(NationLoading.class).fill(order, progress);
    }

    @Override
    public void close() {
        context.close();
    }
}
