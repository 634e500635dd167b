package pk.gov.nsor.startup.launch.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor migrate}. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the database's schema up to this version.",
            "With NSOR_DB_URL set, it works as NSOR_DB_OWNER_USER with NSOR_DB_OWNER_PASSWORD and grants the",
            "role NSOR_DB_USER (nsor_app) what the server needs; make that role first:",
            "  CREATE ROLE nsor_app LOGIN PASSWORD '…';"
        })
public final class MigrateCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public MigrateCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        int steps = Database.migrate(Settings.from(environment));
        PrintWriter out = spec.commandLine().getOut();
        out.println(steps == 0 ? "The database is up to date." : "The database is migrated: " + steps + " steps.");
        out.flush();
        return 0;
    }
}
