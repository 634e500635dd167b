package pk.gov.nsor.startup.launch.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.RestoreCheck;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.startup.launch.copying.AfterRestore;
import pk.gov.nsor.startup.launch.copying.LostKeys;
import pk.gov.nsor.startup.launch.trail.TrailKey;

/** {@code bin/nsor after-restore}. */
@Command(
        name = "after-restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a database right that was restored to an earlier moment, before any server starts on it. Servers notice that"
                    + " a database was put back, and do not start until this was run.",
            "",
            "Records that were erased after that moment are erased again, by the log that lies with the keys: NSOR_DATA must"
                    + " hold the newest keys. Answers to questions by SMS that waited are given up. Messages, alerts and events"
                    + " to agencies are held until two people release them (\"Approvals\", or the first line of Today)."
                    + " Awareness campaigns that had begun are stopped; another can be proposed."
                    + " The public's answers about CNICs are closed until two people open them again. Everybody's sign-in and all tokens"
                    + " of agencies' systems end. Numbers that may have been given out after that moment are left out.",
            "",
            "Accounts and clients that were closed after that moment are open again. A passkey or a telephone that was removed since,"
                    + " and a pass-phrase that was replaced, are good again. Nothing here knows which: close these accounts and clients"
                    + " by bin/nsor user disable and bin/nsor client disable before any server starts.",
            "",
            "Where witnesses hold more leaves of the trail than there are, it goes on under another origin: NSOR_TRAIL_ORIGIN has"
                    + " the one before and the new one, with a comma between, for this command and for every server. So it does where"
                    + " nothing is known of what a witness over HTTP holds, unless --checkpoint gives it.",
            "",
            "With NSOR_DB_URL set it works as NSOR_DB_OWNER_USER. No server may be running.",
            "",
            "The exit status is 0 where the database is right now or nothing had to be done, 1 where it could not be put right,"
                    + " and 2 where it was wrongly called.",
            ""
        },
        footer = {"", "docs/runbooks/backup-and-restore.md says what to do before and after."})
public final class AfterRestoreCommand implements Callable<Integer> {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(Day.ZONE);

    /** What an operator is told of the channels, by their names. */
    static List<String> closed(Set<String> channels) {
        List<String> said = new ArrayList<>();
        if (channels.contains("SMS_CNIC")) {
            said.add(
                    "The public's answers about CNICs are closed: two people open them again (\"Public answers\") once the courts"
                            + " and prisons have sent again who was taken off the register since.");
        }
        if (channels.contains("STATISTICS")) {
            said.add(
                    "The published figures are closed: two people open them again. A month of the time that is lost is left out.");
        }
        return said;
    }

    /** What an operator is told of campaigns. */
    static final String FOLLOWERS =
            "Whoever sent STOP after that moment gets awareness messages again; each says how to stop.";

    /** What an operator is told of accounts and clients. */
    static final String ACCESS =
            "Everybody has to sign in again, and every system gets a new token. Accounts and clients that were closed after that"
                    + " moment are open again, and withdrawn secrets are good again: before any server starts, close them by"
                    + " bin/nsor user disable NAME and bin/nsor client disable NAME (bin/nsor user list, bin/nsor client list)."
                    + " So is a passkey or a telephone that was removed since, and a pass-phrase that was replaced, as where one was"
                    + " lost or stolen: close that account, too. A reset by two people takes them all away.";

    private final Map<String, String> environment;
    private final Clock clock = Clock.system(Day.ZONE);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--dry-run", description = "Says how the database is and what would be done, and changes nothing.")
    private boolean dryRun;

    @Option(
            names = "--anyway",
            description = {
                "Goes on where the database has everything that the folder knows of: it was restored, and lost less than the"
                        + " two seconds that a server needs to notice."
            })
    private boolean anyway;

    @Option(
            names = "--without-log",
            description = {
                "Goes on though the log of destructions is missing. Then nothing says which records were erased since, and"
                        + " they are back."
            })
    private boolean withoutLog;

    @Option(
            names = "--lost-keys",
            paramLabel = "N",
            description = {
                "Goes on though the keys do not open what is kept of N people, who were recorded after the copy of the keys was"
                        + " made. What was encrypted for them is lost for good, and a new key begins for each."
            })
    private int lostKeys;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Checkpoints that a witness holds, besides the files that NSOR_WITNESSES names: by them it says which"
                            + " leaves of the trail are lost.")
    private List<Path> checkpoints = new ArrayList<>();

    public AfterRestoreCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Settings settings = Settings.from(environment);
        if (!KeyStores.of(settings).hasLog() && !withoutLog) {
            throw new LaunchException("There is no " + DestructionLog.FILE + " in " + settings.secrets()
                    + ". Without it nobody knows which records were erased after the database's moment. Put the newest keys"
                    + " there; bin/nsor after-restore --help says what --without-log does.");
        }
        TrailOrigins origins = TrailKey.origins(environment);
        try (Database database = Database.toPutRight(settings);
                Connection connection = database.owner(settings).connect()) {
            RestoreCheck.Fit fit = RestoreCheck.fit(settings.data(), database.application());
            Keys keys = KeyStores.keys(settings);
            AfterRestore after = new AfterRestore(connection, keys.erased(), clock);
            AfterRestore.State state = after.state(database.application().user());
            TrailLoss loss = TrailLoss.of(database, keys, origins, environment, checkpoints, state.leaves());
            LostKeys lost = LostKeys.of(connection, keys);
            Optional<DatabaseMark> given = DatabaseMark.readNext(settings.data());
            if (given.isPresent() && RestoreCheck.has(connection, given.get())) {
                goOn(settings, database, keys, state, loss, given.get());
                return 0;
            }
            tell(settings, fit, state, loss);
            if (!lost.people().isEmpty()) {
                say("The keys do not open what is kept of %,d people: %s"
                        .formatted(lost.people().size(), lost.named()));
            }
            if (fit == RestoreCheck.Fit.FITS && !anyway && lost.people().isEmpty()) {
                if (withoutLog && !dryRun && !KeyStores.of(settings).hasLog()) {
                    KeyStores.of(settings).begin();
                    say("A new log of destructions is begun. It does not name what was destroyed before.");
                }
                say("The database has everything that this folder knows of. Nothing is to be done; --anyway does it.");
                return 0;
            }
            if (dryRun) {
                say("Nothing was changed.");
                return 0;
            }
            if (state.sessions() > 0) {
                throw new LaunchException("There are " + state.sessions() + " connections of "
                        + database.application().user()
                        + " to the database. Stop every server first. Nothing was changed.");
            }
            // None are left where the same command was interrupted.
            if (!lost.people().isEmpty() && lost.people().size() != lostKeys) {
                throw new LaunchException("Of " + lost.people().size()
                        + " people the keys do not open what is kept, and no log says that they were erased: the keys are older"
                        + " than the database. Nothing was changed. Put the newest keys there. Where there are none, --lost-keys "
                        + lost.people().size() + " goes on; docs/runbooks/backup-and-restore.md says what is lost.");
            }
            if (loss.problem().isPresent()) {
                throw new LaunchException(loss.problem().get() + " Nothing was changed.");
            }
            putRight(settings, database, keys, after, state, loss, lost);
        } catch (SQLException | TrailUnavailableException failed) {
            throw new LaunchException(
                    "The database could not be put right: " + failed.getMessage() + ". Nothing was changed.", failed);
        } catch (DestructionLog.DamagedLogException damaged) {
            throw new LaunchException(String.valueOf(damaged.getMessage()), damaged);
        }
        return 0;
    }

    private void putRight(
            Settings settings,
            Database database,
            Keys keys,
            AfterRestore after,
            AfterRestore.State state,
            TrailLoss loss,
            LostKeys lost)
            throws SQLException {
        List<DestructionLog.ErasedRecord> _ = keys.replayDestructions();
        KeyStores.of(settings).begin();
        TrailEntry done = TrailEntry.done(Administration.ACTOR, TrailAction.DATABASE_RESTORED)
                .with(Map.of(
                        "stateOf", moment(state.lastEntry()),
                        "erasedAgain", state.erasedSince(),
                        "answersDropped", state.answers(),
                        "leaves", state.leaves(),
                        "leavesKnown", loss.known(),
                        "keysBegunAnew", lost.people().size()));
        DatabaseMark mark = DatabaseMark.first(clock.instant());
        // By it whoever runs this again after an interruption knows that the database was put right.
        mark.writeNext(settings.data());
        after.putRight(mark, state, lost, keys, done);
        say("Done. %,d records were erased again, %,d answers are never sent, and %,d messages and %,d events are held."
                .formatted(state.erasedSince(), state.answers(), state.messages(), state.events()));
        if (state.campaigns() > 0) {
            say("%,d awareness campaigns were stopped, and do not go on. ".formatted(state.campaigns()) + FOLLOWERS);
        }
        finish(settings, database, keys, loss, mark, state.open().keySet());
    }

    /** Where this was interrupted, or a restore ended before the trail had its new origin. */
    private void goOn(
            Settings settings,
            Database database,
            Keys keys,
            AfterRestore.State state,
            TrailLoss loss,
            DatabaseMark mark) {
        say("The database was put right already.");
        Instant signed = state.signedAt();
        // Checkpoints have whole seconds.
        boolean isBegun = signed != null && !signed.isBefore(mark.at().truncatedTo(ChronoUnit.SECONDS));
        if (!isBegun && loss.problem().isPresent()) {
            throw new LaunchException(loss.problem().get() + " Nothing was changed.");
        }
        if (dryRun) {
            say("What is left would be done. Nothing was changed.");
            return;
        }
        // Which of them were closed just now is not known any more.
        finish(settings, database, keys, loss, mark, AfterRestore.CHANNELS);
    }

    /**
     * What comes once the database has the mark; done again it does no harm.
     *
     * @param channels that are closed
     */
    private void finish(
            Settings settings, Database database, Keys keys, TrailLoss loss, DatabaseMark mark, Set<String> channels) {
        // Before anything is sealed: these entries and what comes are under the new origin alone.
        loss.begin(database, keys).ifPresent(this::say);
        AfterRestore.note(mark, settings.data());
        closed(channels).forEach(this::say);
        say(ACCESS);
        say("Then start the servers, and have two people release what is held: the first line of Today.");
    }

    private void tell(Settings settings, RestoreCheck.Fit fit, AfterRestore.State state, TrailLoss loss) {
        say("The database's last entry of the trail is of " + moment(state.lastEntry()) + ".");
        say("%,d leaves are sealed; the last checkpoint, of %,d, was signed at %s."
                .formatted(state.leaves(), state.signed(), moment(state.signedAt())));
        Optional<DatabaseMark> noted = DatabaseMark.read(settings.data());
        Instant lastEntry = state.lastEntry();
        switch (fit) {
            case DATABASE_OLDER ->
                say("This folder knows of a later state: that of "
                        + noted.map(mark -> moment(mark.at())).orElse("an unknown time")
                        + (noted.isPresent() && lastEntry != null
                                ? ", %,d s after that entry."
                                        .formatted(Duration.between(
                                                        lastEntry, noted.get().at())
                                                .toSeconds())
                                : "."));
            case FOLDER_OLDER -> say("The folder is a copy from before: see that it holds the newest keys.");
            case STRANGE -> say("The folder was not with this database before: see that it holds the newest keys.");
            case NOTICED -> say("A running server has noticed that the database was put back.");
            case FITS, NEW -> {
                // Said by whoever called.
            }
        }
        loss.line().ifPresent(this::say);
        say("To be erased again: %,d records. Given up: %,d answers. Held: %,d messages and %,d events."
                .formatted(state.erasedSince(), state.answers(), state.messages(), state.events()));
        if (state.open().containsKey("SMS_CNIC")) {
            say("To be closed: the public's answers about CNICs.");
        }
        if (state.open().containsKey("STATISTICS")) {
            say("To be closed: the published figures.");
        }
        if (state.campaigns() > 0) {
            say("To be stopped: %,d awareness campaigns that have begun.".formatted(state.campaigns()));
        }
        say("To be ended: everybody's sign-in, and all tokens of agencies' systems.");
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "no time" : MOMENT.format(at);
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
