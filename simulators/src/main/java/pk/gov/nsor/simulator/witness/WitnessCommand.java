package pk.gov.nsor.simulator.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

/** Runs the witness as a process. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "A simulated witness of the trail (C2SP tlog-witness): it holds the newest checkpoint of each log it knows, and"
                    + " signs the next one only where that goes on from it.",
            "It remembers in its folder and refuses a fork, a log it does not know, a wrong signature, and a time that is"
                    + " not its own or before the last, also after a restart.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ended as asked", "1:the port or the folder cannot be had", "2:wrong options"})
public final class WitnessCommand implements Callable<Integer> {

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8092",
            description = "Port it listens on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int httpPort;

    @Option(
            names = "--bind-address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address it listens on. Default: ${DEFAULT-VALUE}, this machine only.")
    private String bindAddress = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "witness.example/w1",
            description = "Name of its key. Default: ${DEFAULT-VALUE}.")
    private String name = "";

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            required = true,
            description = "Where it keeps its key, and what it remembers.")
    private @Nullable Path folder;

    @Option(
            names = "--log",
            paramLabel = "KEY",
            required = true,
            description = "The key of a log it knows, name+hash+key; once for each.")
    private List<String> logs = new ArrayList<>();

    @Option(
            names = "--clock-limit",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description =
                    "By how much a checkpoint's time may be another than this clock's. Default: ${DEFAULT-VALUE}.")
    private long clockLimit;

    @Mixin
    private final Lifetime lifetime = new Lifetime();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = commandLine();
        WitnessServer server;
        try {
            Witness witness = new Witness(name, keys(line), folder(), Clock.systemUTC(), clockLimit);
            server = new WitnessServer(witness, bindAddress, httpPort);
            line.getOut().printf("Witness ready: %s#%s%n", server.address(), witness.keyText());
            line.getOut().flush();
        } catch (IOException e) {
            line.getErr().println("The witness did not start: " + e.getMessage());
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "witness-shutdown"));
        lifetime.await();
        return 0;
    }

    private List<LogKey> keys(CommandLine line) {
        try {
            return logs.stream().map(LogKey::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, "Cannot start: " + e.getMessage() + ".", e);
        }
    }

    private Path folder() {
        if (folder == null) {
            throw new IllegalStateException("picocli requires it");
        }
        return folder;
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("only picocli runs this command");
        }
        return spec.commandLine();
    }
}
