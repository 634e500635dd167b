package pk.gov.nsor.launch;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.reference.Laws;
import pk.gov.nsor.registration.StandingCheck;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/nsor requirement --all}. */
final class RegisterCheck {

    private static final long REPORT_NANOS = 3_000_000_000L;

    private final PrintWriter out;

    RegisterCheck(PrintWriter out) {
        this.out = out;
    }

    /** @return the exit status */
    int run() {
        try (Database database = Database.join(Settings.from(System.getenv()))) {
            DatabaseAccess access = database.application();
            SingleConnectionDataSource connection =
                    new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
            try {
                JdbcClient jdbc = JdbcClient.create(connection);
                StandingCheck check = StandingCheck.of(
                        jdbc,
                        Laws.reading(jdbc),
                        new DataSourceTransactionManager(connection),
                        JsonMapper.shared(),
                        Clock.system(Day.ZONE));
                return report(check.run(progress(check.people())));
            } finally {
                connection.destroy();
            }
        }
    }

    private int report(StandingCheck.Found found) {
        found.differing().forEach(number -> print("differs: " + number));
        if (found.differing().size() < found.differences()) {
            print("… and %,d more"
                    .formatted(found.differences() - found.differing().size()));
        }
        print("%,d records: %,d stored standings differ from what the law says."
                .formatted(found.people(), found.differences()));
        return found.differences() == 0 ? 0 : 1;
    }

    private LongConsumer progress(long people) {
        long started = System.nanoTime();
        long[] reported = {started};
        return seen -> {
            long now = System.nanoTime();
            if (now - reported[0] >= REPORT_NANOS) {
                reported[0] = now;
                print("%,d of %,d records, %,.0f a second".formatted(seen, people, seen / ((now - started) / 1e9)));
            }
        };
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
