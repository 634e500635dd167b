package pk.gov.nsor.simulator.nadra;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import pk.gov.nsor.simulator.lifetime.Lifetime;
import pk.gov.nsor.simulator.nadra.NadraSimulator.NadraOptions;

/** Runs the simulated verification as a process. */
@Command(
        name = "nadra",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "A simulated identity verification of NADRA: by CNIC, and by CNIC and finger. Its contract is at /openapi.json,"
                    + " a page that changes how it behaves at /.",
            "The bearer token that every question must carry is in the environment variable NADRA_TOKEN.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ended as asked", "1:the port cannot be had", "2:wrong options"})
public final class NadraCommand implements Callable<Integer> {

    private static final int SHORTEST_TOKEN = 16;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8093",
            description = "Port it listens on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int httpPort;

    @Option(
            names = "--bind-address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address it listens on. Default: ${DEFAULT-VALUE}, this machine only.")
    private String bindAddress = "";

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description =
                    "Citizens, one a line: number, name, name in Urdu, father, father in Urdu, M, F or X, birth date, status"
                            + " of the card, with tabs between them. It is read again whenever it changes.")
    private @Nullable Path people;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "From which all other citizens follow. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--dirt",
            paramLabel = "SHARES",
            defaultValue = "",
            description =
                    "How it differs from its contract, of a hundred answers: typical, or kinds like bidi=100,pause=5. The page"
                            + " lists the kinds.")
    private String dirt = "";

    @Option(names = "--away", description = "It is away at first.")
    private boolean isAway;

    @Mixin
    private final Lifetime lifetime = new Lifetime();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = commandLine();
        String token = System.getenv("NADRA_TOKEN");
        if (token == null || token.length() < SHORTEST_TOKEN) {
            throw new ParameterException(line, "Set NADRA_TOKEN to " + SHORTEST_TOKEN + " characters or more.");
        }
        NadraSimulator simulator;
        try {
            simulator = NadraSimulator.start(new NadraOptions(
                    httpPort, bindAddress, token, seed, people, shares(line).away(isAway)));
        } catch (IOException e) {
            line.getErr().println("The simulator did not start: " + e.getMessage());
            return 1;
        }
        line.getOut().println("NADRA ready: " + simulator.address());
        line.getOut().flush();
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "nadra-shutdown"));
        lifetime.await();
        return 0;
    }

    private Dirt shares(CommandLine line) {
        try {
            return Dirt.parse(dirt);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(line, "Cannot start: " + refused.getMessage(), refused);
        }
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("only picocli runs this command");
        }
        return spec.commandLine();
    }
}
