package pk.gov.nsor.foundation.sms.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code bin/faults sms} runs; see docs/faults.md. */
@Command(
        name = "sms",
        mixinStandardHelpOptions = true,
        description =
                "Kills the register, its PostgreSQL and the SMSC in the middle of a flood of questions, and counts"
                        + " at the SMSC what became of each.")
public final class SmsFaults implements Callable<Integer> {

    /** Of {@code --small}, and of the test. */
    static final SmsStory.Size SMALL = new SmsStory.Size(3, 0, 600, 12_000);

    private static final int MOST_SHOWN = 50;

    @Option(
            names = "--rounds",
            defaultValue = "10",
            description = "In each something is killed (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--people", defaultValue = "500", description = "On the register (default ${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--rate", defaultValue = "1500", description = "Questions a second (default ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seed", description = "To have the same victims again; another each time without it.")
    private long seed = System.nanoTime();

    @Option(names = "--small", description = "3 rounds on an empty register, with a few seconds in each.")
    private boolean small;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SmsFaults()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        SmsStory.Size size = small ? SMALL : new SmsStory.Size(rounds, people, rate, 20_000);
        Path folder = Files.createTempDirectory("nsor-faults-sms");
        System.out.printf("%d rounds, seed %d, files in %s%n", size.rounds(), seed, folder);
        FloodCheck.Result result = new SmsStory(folder, seed, System.out::println).live(size);
        System.out.printf("%8d rounds%n", size.rounds());
        result.counts().forEach((what, count) -> System.out.printf("%8d %s%n", count, what));
        System.out.printf("%8d violations%n", result.violations().size());
        result.violations().stream().limit(MOST_SHOWN).forEach(System.out::println);
        System.out.printf("seed %d%n", seed);
        if (result.violations().isEmpty()) {
            Folders.delete(folder);
        }
        return result.violations().isEmpty() ? 0 : 1;
    }
}
