package pk.gov.nsor.startup.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** What {@code bin/drill restore} runs; see docs/faults.md. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Fills a register on a PostgreSQL with an archive of its log, loses its disk while clients write, and puts it back:"
                    + " once to the end of the log, once to a moment before somebody was erased. Each time it looks at what is"
                    + " there, what is lost, and what goes out again.",
            "",
            "The exit status is 0 where all is as it should be, and 1 where something is not or it did not come to its end."
        })
public final class RestoreDrill implements Callable<Integer> {

    private static final int SMALL = 200;
    private static final int SMALL_SECONDS = 10;

    @Option(names = "--people", paramLabel = "N", defaultValue = "20000", description = "How many (${DEFAULT-VALUE}).")
    private int people;

    @Option(
            names = "--archive-timeout",
            paramLabel = "SECONDS",
            defaultValue = "50",
            description = "After which time the log is archived (${DEFAULT-VALUE}).")
    private int archiveSeconds;

    @Option(names = "--small", description = "200 people, and the log archived after 10 seconds.")
    private boolean small;

    @Option(names = "--json", description = "Prints the figures as JSON.")
    private boolean json;

    @Option(names = "--keep", description = "Leaves the folder, for a look at it.")
    private boolean keep;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RestoreDrill()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("/var/tmp"), "nsor-drill");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        int count = small ? SMALL : people;
        int seconds = small ? SMALL_SECONDS : archiveSeconds;
        System.err.printf("%,d people, the log archived after %d s, files in %s%n", count, seconds, folder);
        boolean isSound = false;
        try {
            RestoreStory story = new RestoreStory(folder, count, seconds);
            DrillCheck check = story.live();
            print(story.clock(), check);
            isSound = check.violations().isEmpty();
            return isSound ? 0 : 1;
        } finally {
            if (isSound && !keep) {
                FileSystemUtils.deleteRecursively(folder);
            } else {
                System.err.println("What it made is left in " + folder);
            }
        }
    }

    private void print(Map<String, Double> clock, DrillCheck check) throws IOException {
        if (json) {
            List<Map<String, Object>> figures = new ArrayList<>();
            clock.forEach((name, seconds) -> figures.add(Map.of("name", name, "value", seconds, "unit", "s")));
            check.figures().forEach((name, value) -> figures.add(Map.of("name", name, "value", value, "unit", "1")));
            System.out.println(JsonMapper.shared()
                    .writeValueAsString(Map.of("figures", figures, "violations", check.violations())));
            return;
        }
        clock.forEach((name, seconds) -> System.out.printf("%8.1f s %s%n", seconds, name));
        check.figures().forEach((name, value) -> System.out.printf("%8d %s%n", value, name));
        System.out.printf("%8d violations%n", check.violations().size());
        check.violations().forEach(System.out::println);
    }
}
