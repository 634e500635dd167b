package pk.gov.nsor.simulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the simulators. */
@Command(
        name = "simulators",
        mixinStandardHelpOptions = true,
        description = "Simulators of the systems around the register.")
public final class Simulators {

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Simulators()).execute(arguments));
    }
}
