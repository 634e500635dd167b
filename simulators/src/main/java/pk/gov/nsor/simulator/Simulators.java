package pk.gov.nsor.simulator;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import pk.gov.nsor.simulator.nadra.NadraCommand;
import pk.gov.nsor.simulator.smsc.SmscCommand;
import pk.gov.nsor.simulator.witness.WitnessCommand;

/** The command line of the simulators. */
@Command(
        name = "simulators",
        mixinStandardHelpOptions = true,
        description = "Simulators of the systems around the register. All their data are synthetic.",
        subcommands = {SmscCommand.class, WitnessCommand.class, NadraCommand.class})
public final class Simulators implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        // The simulators say what people need to know themselves; without this, SLF4J would complain that nobody logs.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(new CommandLine(new Simulators()).execute(arguments));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Say which simulator to run, for example: smsc");
        }
    }
}
