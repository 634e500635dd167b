package pk.gov.nsor.startup.launch;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.Consumer;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.record.duplicates.WholeRegister;
import pk.gov.nsor.record.duplicates.WholeRegister.Run;

/** {@code bin/nsor match --all}. */
public final class RegisterMatching {

    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
    private static final long REPORT_NANOS = 3_000_000_000L;

    private final PrintWriter out;

    public RegisterMatching(PrintWriter out) {
        this.out = out;
    }

    /** @return the exit status */
    public int run(Settings settings) {
        try (Database database = Database.join(settings);
                HikariDataSource connections = connections(database.application())) {
            WholeRegister register = WholeRegister.of(connections, Clock.system(Day.ZONE));
            long people = register.size();
            register.begun()
                    .ifPresent(begun -> print("Going on after %,d of %,d records.".formatted(begun.people(), people)));
            print("Reading %,d records.".formatted(people));
            Run run = register.run(THREADS, progress(people));
            print("%,d records compared: %,d pairs that may be one person were not known before."
                    .formatted(run.people(), run.pairs()));
        }
        return 0;
    }

    private static HikariDataSource connections(DatabaseAccess access) {
        HikariDataSource connections = new HikariDataSource();
        connections.setJdbcUrl(access.url());
        connections.setUsername(access.user());
        connections.setPassword(access.password());
        connections.setMaximumPoolSize(THREADS + 1);
        return connections;
    }

    private Consumer<Run> progress(long people) {
        long started = System.nanoTime();
        long[] reported = {started, -1};
        return run -> {
            long now = System.nanoTime();
            if (reported[1] < 0) {
                reported[1] = run.people();
            }
            if (now - reported[0] >= REPORT_NANOS) {
                reported[0] = now;
                double each = (run.people() - reported[1]) / ((now - started) / 1e9);
                print("%,d of %,d records, %,.0f a second, %,d pairs"
                        .formatted(run.people(), people, each, run.pairs()));
            }
        };
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
