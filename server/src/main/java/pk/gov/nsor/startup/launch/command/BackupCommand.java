package pk.gov.nsor.startup.launch.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.CommandTrail;
import pk.gov.nsor.startup.launch.CopyFolders;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.startup.launch.copying.CopyException;
import pk.gov.nsor.startup.launch.copying.DatabaseCopy;
import pk.gov.nsor.startup.launch.copying.KeysCopy;

/** {@code bin/nsor backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copies the whole database as it is at one moment, and the keys apart from it. Works beside a running server.",
            "",
            "Rows of a registered person lie under that person's key, all else under a key of the day that is destroyed after"
                    + " some weeks (policy retention.backups). So the copy tells nothing without the keys, and nothing of people"
                    + " whose record is erased since. Keep the keys on another machine; each copy of them replaces the one"
                    + " before, and old ones must not be kept.",
            "",
            "With NSOR_DB_URL set it works as NSOR_DB_OWNER_USER.",
            ""
        },
        footer = {"", "docs/runbooks/backup-and-restore.md says how to use it."})
public final class BackupCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A folder for the copy, not there yet or empty.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path copy;

    @Option(
            names = "--keys",
            paramLabel = "KEYS",
            required = true,
            description = "A folder for the keys: elsewhere, and empty or the copy of the keys before.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path keysCopy;

    public BackupCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Settings settings = Settings.from(environment);
        CopyFolders.refuseNested(settings.data(), copy, keysCopy);
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = Database.join(settings)) {
            Keys keys = KeyStores.keys(settings);
            KeysCopy.refuseOther(KeyStores.of(settings), keysCopy);
            long rows;
            try (Connection connection = database.owner(settings).connect()) {
                rows = new DatabaseCopy(connection, keys, Clock.system(Day.ZONE), line -> say(out, line)).to(copy);
            }
            long files = KeysCopy.make(settings.secrets(), KeyStores.of(settings), keysCopy);
            CommandTrail.append(database, keys, TrailEntry.done(Administration.ACTOR, TrailAction.DATABASE_COPIED));
            say(out, "Copied %,d rows to %s, and %,d keys to %s.".formatted(rows, copy, files, keysCopy));
            say(out, "Take the keys to another machine, and keep no older copy of them.");
        } catch (CopyException refused) {
            throw new LaunchException(String.valueOf(refused.getMessage()), refused);
        } catch (SQLException | IOException failed) {
            throw new LaunchException(
                    "The copy could not be made: " + failed.getMessage() + ". Delete " + copy + " and try again.",
                    failed);
        }
        return 0;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
