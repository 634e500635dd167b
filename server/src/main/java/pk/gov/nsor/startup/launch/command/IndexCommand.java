package pk.gov.nsor.startup.launch.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.LongConsumer;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.record.matching.NameIndex;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor index}. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = "The index by which the search finds people by name.")
public final class IndexCommand {

    private static final long REPORT_NANOS = 3_000_000_000L;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Makes the index of names anew from the names, beside a running server or without one.",
                "Stopped or killed, the same command goes on where it was."
            })
    int rebuild() {
        Settings settings = Settings.from(System.getenv());
        try (Database database = Database.join(settings)) {
            DatabaseAccess access = database.application();
            SingleConnectionDataSource one = access.oneConnection();
            try {
                NameIndex index = NameIndex.of(one, Clock.system(Day.ZONE));
                print("The names of %,d people are found by the index."
                        .formatted(index.rebuild(progress(index.people()))));
            } finally {
                one.destroy();
            }
        }
        return 0;
    }

    private LongConsumer progress(long people) {
        long[] reported = {System.nanoTime()};
        return done -> {
            if (System.nanoTime() - reported[0] >= REPORT_NANOS) {
                reported[0] = System.nanoTime();
                print("%,d of %,d people".formatted(done, people));
            }
        };
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
