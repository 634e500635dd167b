package pk.gov.nsor.startup.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs commands in the test's process, and holds what the last one said. What is refused is said as {@code bin/nsor} does. */
public final class CommandRun {

    private final StringWriter said = new StringWriter();

    /** The exit status. */
    public int of(CommandLine command, String... arguments) {
        said.getBuffer().setLength(0);
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        command.setExecutionExceptionHandler((failure, failed, parsed) -> {
            if (!(failure instanceof LaunchException)) {
                throw failure;
            }
            said.append(failure.getMessage());
            return 1;
        });
        return command.execute(arguments);
    }

    public String said() {
        return said.toString();
    }
}
