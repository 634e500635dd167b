package pk.gov.nsor.survivors.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pk.gov.nsor.foundation.sms.faults.Folders;

/** What {@code bin/faults survivors} runs; see docs/faults.md. */
@Command(
        name = "survivors",
        mixinStandardHelpOptions = true,
        description =
                "Kills the register, the survivors' vault, their databases and the vault's SMSC while people escape and are"
                        + " released, and counts at the SMSC what survivors were told.")
public final class SurvivorsFaults implements Callable<Integer> {

    /** Of {@code --small}, and of the test. */
    static final SurvivorsStory.Size SMALL = new SurvivorsStory.Size(3, 60, 16, 8_000);

    private static final int MOST_SHOWN = 50;

    @Option(
            names = "--rounds",
            defaultValue = "50",
            description = "In each something is killed (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--enrolments", defaultValue = "400", description = "Of survivors (default ${DEFAULT-VALUE}).")
    private int enrolments;

    @Option(names = "--seed", description = "To have the same victims again; another each time without it.")
    private long seed = System.nanoTime();

    @Option(names = "--small", description = "3 rounds with 16 survivors.")
    private boolean small;

    @Option(
            names = "--plant",
            description = "Plants an error in what the SMSC has, which has to be found: ${COMPLETION-CANDIDATES}.")
    private @Nullable AlertDamage damage;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SurvivorsFaults())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        SurvivorsStory.Size size =
                small ? SMALL : new SurvivorsStory.Size(rounds, Math.max(100, enrolments * 3), enrolments, 15_000);
        Path folder = Files.createTempDirectory("nsor-faults-survivors");
        System.out.printf("%d rounds, seed %d, files in %s%n", size.rounds(), seed, folder);
        AlertCheck.Result result = new SurvivorsStory(folder, seed, System.out::println).live(size, damage);
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
