package pk.gov.nsor.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code bin/faults fuzz} runs; see docs/faults.md. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description =
                "Fuzzes what the public, an SMSC and officers can send, and exports of the trail: pdu, text, grammar, report, short-form, pdf, export.")
public final class FuzzFaults implements Callable<Integer> {

    private static final int LAST_LINES = 60;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One of them; all without it.")
    private @Nullable String name;

    @Option(names = "--seconds", defaultValue = "600", description = "For each (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--small", description = "5 seconds for each.")
    private boolean small;

    @Option(
            names = "--keep",
            description =
                    "Adds inputs that reach something new to those of the repository, server/src/test/resources/fuzz.")
    private boolean keep;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FuzzFaults()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        boolean isGood = true;
        for (String one : name == null ? Fuzzing.names() : List.of(name)) {
            Path folder = Files.createDirectories(Path.of("target/fuzz").toAbsolutePath());
            Fuzzing.Result result = Fuzzing.run(one, small ? 5 : seconds, folder, keep);
            System.out.printf("%-12s %,14d inputs: %s%n", one, result.runs(), result.isGood() ? "good" : "NOT GOOD");
            if (!result.isGood()) {
                List<String> lines = result.output().lines().toList();
                lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
                        .forEach(System.out::println);
                isGood = false;
            }
        }
        return isGood ? 0 : 1;
    }
}
