package pk.gov.nsor.startup.launch.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pk.gov.nsor.startup.launch.RegisterMatching;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor match}. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = {
            "With --all it compares every record with all others, beside a running server or without one. Pairs that may be"
                    + " one person are listed under “Records that may be one person”, where people decide.",
            "It decides nothing and joins nothing. A run that was cut short is gone on with.",
            ""
        })
public final class MatchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--all", required = true, description = "Compares the whole register.")
    private boolean all;

    @Override
    public Integer call() {
        return new RegisterMatching(spec.commandLine().getOut()).run(Settings.from(System.getenv()));
    }
}
