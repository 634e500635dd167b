package pk.gov.nsor.simulator.smsc;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import pk.gov.nsor.simulator.lifetime.Lifetime;

/** Runs the SMSC simulator as a process. */
@Command(
        name = "smsc",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "A simulated mobile operator: an SMSC the register binds to over SMPP 3.4, and a web page that is the phone.",
            "All data are synthetic and kept in memory only.",
            "",
            "The SMPP password the register must present is taken from the environment variable SMSC_PASSWORD, or from"
                    + " the file named by --password-file. It has 1 to 8 characters.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ended as asked", "1:a port cannot be had", "2:wrong options or no password"})
public final class SmscCommand implements Callable<Integer> {

    private static final String PASSWORD_VARIABLE = "SMSC_PASSWORD";

    @Option(
            names = "--smpp-port",
            paramLabel = "PORT",
            defaultValue = "2775",
            description = "SMPP port; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int smppPort;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8090",
            description = "Port of the handset page; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int httpPort;

    @Option(
            names = "--bind-address",
            paramLabel = "ADDRESS",
            defaultValue = SmscOptions.DEFAULT_BIND_ADDRESS,
            description = "Address both ports listen on. Default: ${DEFAULT-VALUE}, this machine only.")
    private String bindAddress = SmscOptions.DEFAULT_BIND_ADDRESS;

    @Option(
            names = "--system-id",
            paramLabel = "ID",
            defaultValue = SmscOptions.DEFAULT_SYSTEM_ID,
            description = "SMPP system_id the register must present. Default: ${DEFAULT-VALUE}.")
    private String systemId = SmscOptions.DEFAULT_SYSTEM_ID;

    @Option(
            names = "--short-code",
            paramLabel = "CODE",
            defaultValue = SmscOptions.DEFAULT_SHORT_CODE,
            description = "Short code the phones text. Default: ${DEFAULT-VALUE}.")
    private String shortCode = SmscOptions.DEFAULT_SHORT_CODE;

    @Option(
            names = "--neutral-sender",
            paramLabel = "NUMBER",
            defaultValue = SmscOptions.DEFAULT_NEUTRAL_SENDER,
            description = "Another number of the register that phones can text. Default: ${DEFAULT-VALUE}.")
    private String neutralSender = SmscOptions.DEFAULT_NEUTRAL_SENDER;

    @Option(
            names = "--window",
            paramLabel = "COUNT",
            defaultValue = "" + SmscOptions.DEFAULT_WINDOW,
            description = "Messages a bind may leave unanswered, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int window;

    @ArgGroup(exclusive = false, heading = "%nMisbehaviour, also while it runs, on the page or over HTTP:%n")
    private Wrong wrong = new Wrong();

    private static final class Wrong {
        @Option(
                names = "--slow",
                paramLabel = "MILLIS",
                defaultValue = "0",
                description = "Acknowledges submit_sm so late, 0 to 600000.")
        private int slowMillis;

        @Option(
                names = "--missing",
                paramLabel = "PERCENT",
                defaultValue = "0",
                description = "Never acknowledges so many of a hundred submit_sm, although they reach their phones.")
        private int missingPercent;

        @Option(
                names = "--duplicates",
                paramLabel = "PERCENT",
                defaultValue = "0",
                description = "Sends so many of a hundred deliver_sm once more after they were acknowledged.")
        private int duplicatePercent;

        @Option(
                names = "--garbage",
                paramLabel = "PERCENT",
                defaultValue = "0",
                description = "Sends octets that are no PDU before so many of a hundred deliver_sm.")
        private int garbagePercent;

        @Option(names = "--parts-out-of-order", description = "Sends the parts of a long text last part first.")
        private boolean partsOutOfOrder;

        private Misbehaviour misbehaviour() {
            return new Misbehaviour(slowMillis, missingPercent, duplicatePercent, garbagePercent, partsOutOfOrder);
        }
    }

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the SMPP password; used when " + PASSWORD_VARIABLE + " is not set.")
    private @Nullable Path passwordFile;

    @Mixin
    private final Lifetime lifetime = new Lifetime();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        SmscOptions options = options();
        Misbehaviour misbehaviour = misbehaviour();
        PrintWriter err = commandLine().getErr();
        PrintWriter out = commandLine().getOut();
        SmscSimulator simulator;
        try {
            simulator = SmscSimulator.start(options);
        } catch (IOException e) {
            err.println("The SMSC simulator did not start: " + e.getMessage());
            return 1;
        }
        simulator.misbehave(misbehaviour);
        // SIGTERM and Ctrl-C: unbind, so that the register knows at once.
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "smsc-shutdown"));
        out.printf(
                "SMSC ready: smpp %s:%d handset %s%n",
                options.bindAddress(), simulator.smppPort(), simulator.handsetAddress());
        out.flush();
        lifetime.await();
        return 0;
    }

    private SmscOptions options() {
        try {
            return SmscOptions.withPassword(password())
                    .listeningOn(bindAddress, smppPort, httpPort)
                    .withSystemId(systemId)
                    .withShortCode(shortCode)
                    .withNeutralSender(neutralSender)
                    .withWindow(window);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), "Cannot start: " + e.getMessage() + ".", e);
        }
    }

    private Misbehaviour misbehaviour() {
        try {
            return wrong.misbehaviour();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), "Cannot start: " + e.getMessage() + ".", e);
        }
    }

    private String password() {
        String fromEnvironment = System.getenv(PASSWORD_VARIABLE);
        if (fromEnvironment != null && !fromEnvironment.isEmpty()) {
            return fromEnvironment;
        }
        if (passwordFile == null) {
            throw new ParameterException(
                    commandLine(),
                    "There is no SMPP password. Set the environment variable " + PASSWORD_VARIABLE
                            + ", or name a file with --password-file.");
        }
        try {
            return Files.readString(passwordFile).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new ParameterException(commandLine(), "The password file cannot be read: " + passwordFile, e);
        }
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("only picocli runs this command");
        }
        return spec.commandLine();
    }
}
