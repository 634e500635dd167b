package pk.gov.nsor.startup.launch.command;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.WrappedBefore;
import pk.gov.nsor.foundation.keys.WrappingAnew;
import pk.gov.nsor.foundation.keytoken.KeyToken;
import pk.gov.nsor.foundation.keytoken.SealedKeyStore;
import pk.gov.nsor.foundation.keytoken.TokenKey;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.CommandTrail;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.DatabaseMigration;
import pk.gov.nsor.startup.launch.KeyMove;
import pk.gov.nsor.startup.launch.KeyStoreChoice;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.startup.launch.copying.KeyTransfer;

/** {@code bin/nsor keys}. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Where the keys are kept: the folder NSOR_DATA/secrets, or a PostgreSQL of their own (NSOR_KEYS_URL).",
        footer = {"", "docs/protection/keys.md says how to use it."})
public final class KeysCommand {

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private KeysCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** With the settings of an environment. */
    public static CommandLine of(Map<String, String> environment) {
        return new CommandLine(new KeysCommand(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .addSubcommand(new CeremonyCommand(environment));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Makes the tables in the PostgreSQL that NSOR_KEYS_URL names.",
                "It does so as NSOR_KEYS_OWNER_USER, for the role NSOR_KEYS_USER. Says by which of its settings destroyed keys"
                        + " would stay, and makes nothing while there are any."
            })
    int prepare() {
        Settings settings = Settings.from(environment);
        DatabaseAccess keys = settings.requiredKeys();
        DatabaseAccess owner = settings.keysOwner();
        if (owner == null) {
            throw new LaunchException("Set NSOR_KEYS_OWNER_USER and NSOR_KEYS_OWNER_PASSWORD; they are needed here.");
        }
        List<String> faults = KeyStores.faults(owner);
        if (!faults.isEmpty()) {
            throw new LaunchException("Nothing was made. " + String.join(". ", faults) + ".");
        }
        KeyStores.refuseOwnerWithoutRights(owner);
        int steps = DatabaseMigration.migrateKeys(owner, keys.user(), settings.namespace());
        say("The PostgreSQL of the keys is prepared for the " + settings.namespace() + ": " + steps + " steps.");
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says where the keys are, and how many. Works beside a server.")
    int status() {
        Settings settings = Settings.from(environment);
        try (Database database = Database.join(settings)) {
            KeyStore store = KeyStores.of(settings);
            KeyTransfer.Held held = KeyTransfer.held(store);
            say("The keys are in " + store.place()
                    + ": %,d with a name, %,d halves of people's keys, %,d lines of the log."
                            .formatted(held.names(), held.halves(), held.destroyed()));
            if (store instanceof SealedKeyStore sealed) {
                sealing(sealed, KeyStores.token(settings.requiredToken()));
            }
            wrapping(database, KeyStores.keys(settings));
            KeyStores.leftover(database).ifPresent(this::say);
            DatabaseAccess keys = settings.keys();
            if (keys != null) {
                KeyStores.faults(keys).forEach(this::say);
                KeyStores.warnings(settings).forEach(this::say);
            }
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Takes all keys and the log of destructions to the other store, and compares them.",
                "Stop every server of the application before; it refuses while one is connected. Where it is broken off, run it"
                        + " again: no server starts until it is done. NSOR_KEYS_URL must be set in both directions. The keys in"
                        + " the old store stay until bin/nsor keys forget-old; until then bin/nsor keys move takes them back."
            })
    int move(
            @Option(names = "--to", required = true, paramLabel = "STORE", description = "postgresql or folder.")
                    KeyStoreChoice.Kind to,
            @Option(names = "--dry-run", description = "Says what would be moved, and changes nothing.")
                    boolean isTrial) {
        Settings settings = Settings.from(environment);
        DatabaseAccess access = settings.requiredKeys();
        KeyStores.check(settings);
        if (to == KeyStoreChoice.Kind.POSTGRESQL) {
            List<String> faults = KeyStores.faults(access);
            if (!faults.isEmpty()) {
                throw new LaunchException("Nothing was moved. " + String.join(". ", faults) + ".");
            }
        }
        try (Database database = Database.withoutKeys(settings)) {
            KeyMove.Moved moved = new KeyMove(settings, database, this::say).run(to, isTrial);
            String held = "%,d keys with a name, %,d halves of people's keys and %,d lines of the log"
                    .formatted(
                            moved.held().names(),
                            moved.held().halves(),
                            moved.held().destroyed());
            if (isTrial) {
                say("Would move " + held + " to " + to.words() + ". Nothing was changed.");
                return 0;
            }
            CommandTrail.append(
                    database,
                    new Keys(KeyMove.store(settings, to)),
                    TrailEntry.done(Administration.ACTOR, TrailAction.KEYS_MOVED)
                            .with(Map.of("to", to.name().toLowerCase(Locale.ROOT))));
            say("Moved " + held + " to " + to.words() + ".");
            say(
                    to == KeyStoreChoice.Kind.FOLDER
                            ? "Start the servers without NSOR_KEYS_URL, all with this folder."
                            : "Start the servers with NSOR_KEYS_URL, NSOR_KEYS_USER and NSOR_KEYS_PASSWORD.");
            KeyStores.leftover(database).ifPresent(this::say);
        }
        return 0;
    }

    @Command(
            name = "new-master",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a newer master key, which wraps keys from now on. Works beside servers.",
                "What older ones have wrapped is wrapped anew by bin/nsor keys wrap-anew. Where a token's key encrypts the master"
                        + " key, it asks for officers' shares."
            })
    int newMaster(
            @Mixin CeremonyCommand.Given given,
            @Option(names = "--yes", required = true, description = "Confirms it.") boolean isConfirmed) {
        Settings settings = Settings.from(environment);
        try (Database database = Database.join(settings)) {
            KeyStore store = KeyStores.of(settings);
            if (store instanceof SealedKeyStore sealed && sealed.sealedUnder().isPresent()) {
                byte[] key = new ShareInput(spec.commandLine().getOut()).key(given.files());
                if (!sealed.opensWith(key)) {
                    throw new LaunchException(
                            "The shares are of a key that does not open the master key. Nothing was changed.");
                }
            }
            Keys keys = KeyStores.keys(settings);
            int number = keys.newMaster();
            CommandTrail.append(
                    database,
                    keys,
                    TrailEntry.done(Administration.ACTOR, TrailAction.MASTER_KEY_MADE)
                            .with(Map.of("number", number)));
            say("Master key " + number + " wraps keys from now on; servers use it within a minute.");
            say("Make a copy of the keys anew (bin/nsor backup --keys): an older one lacks it. In more than a minute:"
                    + " bin/nsor keys wrap-anew.");
        }
        // Its check value is noted.
        Database.join(settings).close();
        return 0;
    }

    @Command(
            name = "wrap-anew",
            mixinStandardHelpOptions = true,
            description = {
                "Has the newest master key wrap what older ones have wrapped, as the schema's owner.",
                "Works beside servers, says how far it is, and can be broken off and repeated. A database of one's own needs"
                        + " NSOR_DB_OWNER_USER and NSOR_DB_OWNER_PASSWORD."
            })
    int wrapAnew() {
        Settings settings = Settings.from(environment);
        try (Database database = Database.join(settings)) {
            Keys keys = KeyStores.keys(settings);
            if (keys.newestMaster() == 1) {
                say("There is one master key. bin/nsor keys new-master makes a newer one.");
                return 0;
            }
            DatabaseAccess owner = database.owner(settings);
            WrappingAnew.Outcome done;
            try (Connection reading = owner.connect();
                    Connection writing = owner.connect()) {
                done = new WrappingAnew(keys, reading, writing, this::say).pass();
            }
            CommandTrail.append(
                    database,
                    keys,
                    TrailEntry.done(Administration.ACTOR, TrailAction.KEYS_WRAPPED_ANEW)
                            .with(Map.of("keys", done.wrapped(), "by", keys.newestMaster())));
            say("Wrapped anew: %,d.".formatted(done.wrapped()));
            if (done.foreign() > 0) {
                say("%,d did not open and stayed as they are: are they of another register?".formatted(done.foreign()));
                return 1;
            }
            say(
                    done.left().isEmpty()
                            ? "Nothing is wrapped by an older master key any more."
                            : "Wrapped by an older one meanwhile: " + done.left() + ". Run it again in a minute.");
        } catch (SQLException failed) {
            throw new LaunchException(
                    "It was broken off: " + failed.getMessage() + ". It can be repeated, and goes on where it was.",
                    failed);
        }
        return 0;
    }

    @Command(
            name = "forget-old",
            mixinStandardHelpOptions = true,
            description = {
                "Destroys the keys in the store that bin/nsor keys move left. It cannot be undone.",
                "Works beside a server. NSOR_KEYS_URL must be set, whichever store was left."
            })
    int forgetOld(@Option(names = "--yes", required = true, description = "Confirms it.") boolean isConfirmed) {
        Settings settings = Settings.from(environment);
        KeyStores.check(settings);
        KeyStoreChoice.Kind used = used(settings);
        Settings ofUsed = used == KeyStoreChoice.Kind.FOLDER ? settings.withKeysInTheFolder() : settings;
        try (Database database = Database.join(ofUsed)) {
            KeyStoreChoice.Kind forgotten = new KeyMove(settings, database, this::say).forgetOld();
            CommandTrail.append(
                    database,
                    KeyStores.keys(ofUsed),
                    TrailEntry.done(Administration.ACTOR, TrailAction.KEYS_FORGOTTEN)
                            .with(Map.of("in", forgotten.name().toLowerCase(Locale.ROOT))));
            say("The keys in " + forgotten.words() + " are destroyed. Destroy copies of it as well.");
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Notes in the database that the keys are in the store that the settings name.",
                "That is needed after the database was put back to a moment before bin/nsor keys move. Refuses a store whose"
                        + " master key is not that of the database, one that was left, and while a server is connected."
            })
    int use(@Option(names = "--yes", required = true, description = "Confirms it.") boolean isConfirmed) {
        Settings settings = Settings.from(environment);
        KeyStores.check(settings);
        try (Database database = Database.withoutKeys(settings)) {
            say("The keys are in "
                    + new KeyMove(settings, database, this::say).use().words() + " from now on.");
        }
        Database.join(settings).close();
        return 0;
    }

    /** Where the keys are now, by the settings with which the database opens. */
    private static KeyStoreChoice.Kind used(Settings settings) {
        try (Database database = Database.joinWithoutKeys(settings);
                Connection connection = database.application().connect()) {
            return KeyStoreChoice.last(connection, KeyStoreChoice.State.USED)
                    .map(KeyStoreChoice.Row::kind)
                    .orElse(KeyStoreChoice.Kind.FOLDER);
        } catch (SQLException failed) {
            throw new LaunchException("The database does not answer: " + failed.getMessage(), failed);
        }
    }

    /** How much older master keys still wrap, where there is a newer one. */
    private void wrapping(Database database, Keys keys) {
        int newest = keys.newestMaster();
        if (newest == 1) {
            return;
        }
        try (Connection connection = database.application().connect()) {
            Map<String, Long> left = WrappedBefore.in(connection, newest);
            say("Master key " + newest + " wraps keys. "
                    + (left.isEmpty()
                            ? "Nothing is wrapped by an older one any more."
                            : "Still wrapped by an older one: " + left + "."));
        } catch (SQLException failed) {
            throw new LaunchException("The database does not answer: " + failed.getMessage(), failed);
        }
    }

    private void sealing(SealedKeyStore store, KeyToken token) {
        say(store.sealedUnder()
                .map(key -> "The master key is encrypted by " + key.name() + ".")
                .orElse("The master key is not encrypted by a token's key: bin/nsor keys ceremony seal."));
        String there = token.keys().stream().map(TokenKey::name).collect(Collectors.joining(", "));
        say("In " + token.place() + ": " + (there.isEmpty() ? "no key" : there) + ".");
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
