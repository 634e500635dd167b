package pk.gov.nsor.startup.launch;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.record.registration.StandingCheck;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/nsor requirement --all}. */
public final class RegisterCheck {

    /** Connections that read at once; each uses a processor for the work outside the database. */
    private static final int READING = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

    private static final long REPORT_NANOS = 3_000_000_000L;

    private final PrintWriter out;

    public RegisterCheck(PrintWriter out) {
        this.out = out;
    }

    /** @return the exit status */
    public int run(Settings settings) {
        try (Database database = Database.join(settings)) {
            DatabaseAccess access = database.application();
            DataSource connections = access.dataSource();
            // The report is committed every few thousand people: to open a connection for each would take longer than
            // that.
            SingleConnectionDataSource one = access.oneConnection();
            try {
                StandingCheck check = StandingCheck.of(
                        connections,
                        one,
                        new DataSourceTransactionManager(one),
                        JsonMapper.shared(),
                        Clock.system(Day.ZONE));
                return report(check.run(READING, progress(check.people())));
            } finally {
                one.destroy();
            }
        }
    }

    private int report(StandingCheck.Found found) {
        found.differing().forEach(number -> print("differs: " + number));
        if (found.differing().size() < found.differences()) {
            print("… and %,d more"
                    .formatted(found.differences() - found.differing().size()));
        }
        if (found.waiting() > 0) {
            print("%,d records wait to be derived anew after a change of the law, and were not compared."
                    .formatted(found.waiting()));
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
