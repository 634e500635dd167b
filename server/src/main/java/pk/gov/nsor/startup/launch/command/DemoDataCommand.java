package pk.gov.nsor.startup.launch.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.startup.demo.SyntheticNation;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor demo-data}. */
@Command(
        name = "demo-data",
        mixinStandardHelpOptions = true,
        description = {
            "Fills an empty register with made-up people, as many as wanted: the same number, seed and day make the same"
                    + " people. Stopped or killed, the same command goes on where it was. Works beside a running server.",
            "",
            "Names in both scripts with usual variants and typing errors, parentage, addresses over time, judgments since"
                    + " December 2021 with their sections and sentences, some quashed; custody with transfers, leave, escapes and"
                    + " recalls, a few deaths; some people under 18, foreign, without CNIC, or entered twice. Identities"
                    + " are mostly confirmed.",
            "",
            "CNICs begin with 9, so serve the register with --synthetic or --demo, never with real data.",
            ""
        })
public final class DemoDataCommand implements Callable<Integer> {

    private static final long REPORT_NANOS = Duration.ofSeconds(3).toNanos();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--people", paramLabel = "N", required = true, description = "How many people, 1 to 9000000.")
    private int people;

    @Option(names = "--seed", paramLabel = "S", required = true, description = "Another seed makes other people.")
    private long seed;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            defaultValue = "2026-11-01",
            description = "The last day of the data (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LocalDate asOf;

    @Option(names = "--more", description = "Adds people to fewer of the same seed and day.")
    private boolean more;

    @Override
    public Integer call() {
        Settings settings = Settings.from(System.getenv());
        try (Database database = Database.joinOrMake(settings)) {
            try (Administration administration = Administration.beside(settings, database)) {
                administration.installation().markSynthetic();
            }
            DatabaseAccess access = database.application();
            SingleConnectionDataSource connection = access.oneConnection();
            try (SyntheticNation nation =
                    SyntheticNation.on(connection, KeyStores.keys(settings), Clock.system(Day.ZONE))) {
                SyntheticNation.Filled filled =
                        nation.fill(new SyntheticNation.Order(people, seed, asOf, more), progress());
                print(
                        filled.before() == filled.people()
                                ? "The %,d people of this seed are there already.".formatted(filled.people())
                                : "%,d synthetic people are there.".formatted(filled.people()));
            } finally {
                connection.destroy();
            }
        }
        return 0;
    }

    private IntConsumer progress() {
        long started = System.nanoTime();
        long[] reported = {started};
        int[] first = {-1};
        return there -> {
            long now = System.nanoTime();
            if (first[0] < 0) {
                first[0] = there;
                reported[0] = now;
                return;
            }
            if (now - reported[0] >= REPORT_NANOS) {
                reported[0] = now;
                double rate = (there - first[0]) / ((now - started) / 1e9);
                print("%,d of %,d people, %,.0f a second, %s left"
                        .formatted(there, people, rate, minutes((people - there) / Math.max(rate, 1))));
            }
        };
    }

    private static String minutes(double seconds) {
        return "%d:%02d min".formatted((int) seconds / 60, (int) seconds % 60);
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
