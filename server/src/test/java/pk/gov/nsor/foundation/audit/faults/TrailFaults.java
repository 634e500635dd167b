package pk.gov.nsor.foundation.audit.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pk.gov.nsor.foundation.sms.faults.Folders;

/** What {@code bin/faults trail} runs; see docs/faults.md. */
@Command(
        name = "trail",
        mixinStandardHelpOptions = true,
        description = "Kills the register and its PostgreSQL while eight clients act, and counts actions and entries.")
public final class TrailFaults implements Callable<Integer> {

    /** Of {@code --small}, and of the test. */
    static final int SMALL = 3;

    private static final int MOST_SHOWN = 50;

    @Option(
            names = "--rounds",
            defaultValue = "50",
            description = "In each something is killed (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", description = "To have the same victims again; another each time without it.")
    private long seed = System.nanoTime();

    @Option(names = "--small", description = "3 rounds.")
    private boolean small;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrailFaults()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("nsor-faults-trail");
        int count = small ? SMALL : rounds;
        System.out.printf("%d rounds, seed %d, files in %s%n", count, seed, folder);
        TrailCheck.Result result = new TrailStory(folder, seed, System.out::println).live(count);
        System.out.printf("%8d rounds%n", count);
        result.counts().forEach((what, number) -> System.out.printf("%8d %s%n", number, what));
        System.out.printf("%8d violations%n", result.violations().size());
        result.violations().stream().limit(MOST_SHOWN).forEach(System.out::println);
        System.out.printf("seed %d%n", seed);
        if (result.violations().isEmpty()) {
            Folders.delete(folder);
        }
        return result.violations().isEmpty() ? 0 : 1;
    }
}
