package pk.gov.nsor.startup.launch.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailOrigins;
import pk.gov.nsor.foundation.audit.TrailUnavailableException;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.restore.DatabaseMark;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.CopyFolders;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.KeyStoreChoice;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.startup.launch.copying.AfterRestore;
import pk.gov.nsor.startup.launch.copying.CopyException;
import pk.gov.nsor.startup.launch.copying.DatabaseRestoration;
import pk.gov.nsor.startup.launch.copying.KeysCopy;
import pk.gov.nsor.startup.launch.copying.LostKeys;
import pk.gov.nsor.startup.launch.trail.TrailKey;

/** {@code bin/nsor restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a copy that bin/nsor backup made into an empty register: NSOR_DATA has to be empty or not there, and with"
                    + " NSOR_DB_URL the database without a schema of ours.",
            "",
            "What was destroyed after the copy is destroyed again, by the log that lies with the keys. So take the newest copy"
                    + " of the keys, whichever copy of the database you restore. Until all of it is done, no server starts on"
                    + " the folder.",
            "",
            "The trail is then older than what its witnesses hold, and they will say so, as they should. Where leaves of it are lost"
                    + " and no new name for it is set, the command says so and ends with 1: no server starts before"
                    + " bin/nsor after-restore.",
            ""
        },
        footer = {"", "docs/runbooks/backup-and-restore.md says what to do before and after."})
public final class RestoreCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The copy of the database.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path copy;

    @Option(names = "--keys", paramLabel = "KEYS", required = true, description = "The newest copy of the keys.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path keysCopy;

    @Option(
            names = "--without-log",
            description = {
                "Goes on though the log of destructions is missing. Then nothing says which records were erased since the"
                        + " copy: those whose keys are in KEYS come back, and have to be found and erased again by hand."
            })
    private boolean withoutLog;

    public RestoreCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Settings settings = Settings.from(environment);
        PrintWriter out = spec.commandLine().getOut();
        TrailOrigins origins = TrailKey.origins(environment);
        CopyFolders.refuseNested(settings.data(), copy, keysCopy);
        refuseUnfit();
        try {
            Database.refuseUnlessNew(settings.data());
            Path unfinished = Database.markUnfinished(settings.data());
            KeysCopy.restore(keysCopy, settings.secrets(), KeyStores.of(settings));
            if (withoutLog) {
                KeyStores.of(settings).begin();
            }
            Keys keys = KeyStores.keys(settings);
            List<DestructionLog.ErasedRecord> erased = keys.replayDestructions();
            DatabaseRestoration restoration = new DatabaseRestoration(copy, keys, line -> say(out, line));
            say(out, "Checking the copy of " + restoration.made() + " …");
            restoration.check();
            try (Database database = Database.toRestore(settings)) {
                int unread;
                DatabaseMark mark = DatabaseMark.first(Clock.system(Day.ZONE).instant());
                AfterRestore.State state;
                try (Connection connection = database.restorer(settings).connect()) {
                    unread = restoration.into(connection, erased, !withoutLog);
                    AfterRestore after = new AfterRestore(connection, erased, Clock.system(Day.ZONE));
                    state = after.state(database.application().user());
                    TrailEntry done = TrailEntry.done(Administration.ACTOR, TrailAction.DATABASE_RESTORED)
                            .with(Map.of("copyOf", restoration.made(), "erasedAgain", erased.size()));
                    after.putRight(mark, state, new LostKeys(List.of()), keys, done);
                    KeyStoreChoice.add(connection, KeyStores.of(settings), KeyStoreChoice.State.USED);
                }
                TrailLoss loss = TrailLoss.of(database, keys, origins, environment, List.of(), state.leaves());
                Optional<String> begun = loss.problem().isPresent() ? Optional.empty() : loss.begin(database, keys);
                if (loss.problem().isEmpty()) {
                    AfterRestore.note(mark, settings.data());
                } else {
                    mark.writeNext(settings.data());
                }
                Files.delete(unfinished);
                say(
                        out,
                        "Restored. %,d erased records of the log were erased again; of %,d nothing could be read."
                                .formatted(erased.size(), unread));
                say(
                        out,
                        "The trail is that of " + restoration.made()
                                + ": its witnesses have seen more. Tell them, and see docs/runbooks/backup-and-restore.md.");
                begun.ifPresent(line -> say(out, line));
                loss.problem()
                        .ifPresent(problem ->
                                say(out, problem + " Then: bin/nsor after-restore. No server starts on it before."));
                say(
                        out,
                        "Messages, alerts and events are held until two people release them: the first line of Today.");
                if (state.campaigns() > 0) {
                    say(out, "Awareness campaigns that had begun are stopped. " + AfterRestoreCommand.FOLLOWERS);
                }
                AfterRestoreCommand.closed(state.open().keySet()).forEach(line -> say(out, line));
                say(out, AfterRestoreCommand.ACCESS);
                return loss.problem().isPresent() ? 1 : 0;
            }
        } catch (CopyException | DestructionLog.DamagedLogException refused) {
            throw new LaunchException(refused.getMessage() + leftover(settings), refused);
        } catch (SQLException | IOException | TrailUnavailableException failed) {
            throw new LaunchException(
                    "The copy could not be restored: " + failed.getMessage() + leftover(settings), failed);
        }
    }

    private static String leftover(Settings settings) {
        return Files.exists(settings.data().resolve(Database.UNFINISHED))
                ? " Delete " + settings.data()
                        + (settings.databaseUrl() == null ? "" : " and make the database anew")
                        + " before the next try."
                : "";
    }

    /** Checks that are possible before anything is written. */
    private void refuseUnfit() {
        try {
            KeysCopy.check(keysCopy);
            if (!Files.exists(keysCopy.resolve(DatabaseRestoration.keyFile(copy)))) {
                throw new LaunchException(
                        "The key of this copy is not among the keys: it was destroyed, since copies are"
                                + " kept for some weeks only (policy retention.backups), or the keys are older than the copy.");
            }
        } catch (CopyException refused) {
            throw new LaunchException(String.valueOf(refused.getMessage()), refused);
        }
        if (!withoutLog && !new DestructionLog(keysCopy).exists()) {
            throw new LaunchException("There is no " + DestructionLog.FILE + " in " + keysCopy
                    + ". Without it nobody knows which records were erased after the copy, and they would come back. Look"
                    + " for the newest copy of the keys; bin/nsor restore --help says what --without-log does.");
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
