package pk.gov.nsor.startup.launch.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.KeysAwayException;
import pk.gov.nsor.foundation.keytoken.KeyShare;
import pk.gov.nsor.foundation.keytoken.KeyShares;
import pk.gov.nsor.foundation.keytoken.KeyToken;
import pk.gov.nsor.foundation.keytoken.SealedKeyStore;
import pk.gov.nsor.foundation.keytoken.TokenKey;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.CommandTrail;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor keys ceremony}. */
@Command(
        name = "ceremony",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "What officers do together with the key of a token (PKCS #11) that encrypts the master key.",
            "NSOR_TOKEN_LIBRARY, NSOR_TOKEN_SLOT and NSOR_TOKEN_PIN_FILE name the token. All of it works beside servers."
        },
        footer = {"", "docs/runbooks/key-ceremony.md says who does what."})
public final class CeremonyCommand {

    private static final int LONGEST_NAME = 60;

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    CeremonyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The officers' shares. */
    static final class Given {
        @Option(
                names = "--share",
                paramLabel = "FILE",
                description = "A file with one share; once for each. Without it, officers type their shares.")
        private List<Path> files = List.of();

        List<Path> files() {
            return files;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Makes a key in the token, and gives each officer a share of it.",
                "As many shares as --needed says bring it back, should the token be lost; fewer reveal nothing. The master key is"
                        + " not touched: that is bin/nsor keys ceremony seal."
            })
    int make(
            @Option(
                            names = "--officers",
                            required = true,
                            split = ",",
                            paramLabel = "NAME",
                            description = "Who gets a share: 2 to 9 names, with commas between.")
                    List<String> officers,
            @Option(
                            names = "--needed",
                            required = true,
                            paramLabel = "NUMBER",
                            description = "How many of them are needed, from 2.")
                    int needed,
            @Option(
                            names = "--to",
                            paramLabel = "DIR",
                            description = "Writes a file for each, instead of showing each on the screen.")
                    @Nullable
                    Path folder) {
        Settings settings = Settings.from(environment);
        KeyToken token = token(settings);
        List<String> names = officers.stream().map(String::strip).toList();
        refuseOfficers(names, needed);
        ShareOutput output = new ShareOutput(settings.namespace(), out());
        output.refuseUnusable(folder, names.size());
        try (Database database = Database.join(settings)) {
            asked(token::keys);
            byte[] key = KeyShares.newKey();
            List<KeyShare> shares = KeyShares.split(key, needed, names.size());
            output.give(folder, names, shares);
            TokenKey made = asked(() -> token.add(key));
            Arrays.fill(key, (byte) 0);
            append(
                    database,
                    settings,
                    TrailAction.TOKEN_KEY_MADE,
                    Map.of("key", made.name(), "needed", needed, "officers", names));
            say("The key " + made.name() + " is in " + token.place() + ", and " + needed + " of " + names.size()
                    + " shares bring it back.");
            if (folder != null) {
                say("The shares are in " + folder + ": give each officer theirs, and destroy the folder.");
            }
            say(
                    "On every other machine of the " + settings.namespace()
                            + " that has a token of its own: bin/nsor keys ceremony restore. Then bin/nsor keys ceremony seal.");
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Tries the shares, and changes nothing.",
                "Says whether they bring the key back, and whether it opens the master key."
            })
    int check(@Mixin Given given) {
        Settings settings = Settings.from(environment);
        SealedKeyStore store = store(settings);
        byte[] key = new ShareInput(out()).key(given.files);
        TokenKey named = TokenKey.of(key);
        say("The shares bring the key " + named.name() + " back.");
        Optional<TokenKey> used = asked(store::sealedUnder);
        if (used.isEmpty()) {
            say("The master key is not encrypted by any token's key yet.");
        } else if (store.opensWith(key)) {
            say("It opens the master key in " + store.place() + ".");
        } else {
            throw new LaunchException(
                    "The key " + named.name() + " does not open the master key, which is encrypted by "
                            + used.get().name() + ".");
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Puts the key of the shares into the token.",
                "That is a new token after a loss, or that of another machine. It can be repeated."
            })
    int restore(@Mixin Given given) {
        Settings settings = Settings.from(environment);
        KeyToken token = token(settings);
        asked(token::keys);
        byte[] key = new ShareInput(out()).key(given.files);
        TokenKey restored = asked(() -> token.add(key));
        Arrays.fill(key, (byte) 0);
        say("The key " + restored.name() + " is in " + token.place() + ".");
        try (Database database = Database.join(settings)) {
            append(database, settings, TrailAction.TOKEN_KEY_RESTORED, Map.of("key", restored.name()));
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Has the token's key of these shares encrypt the master key.",
                "Another one may have done so before, or none. The shares are asked for so that nothing depends on a key that"
                        + " could not be brought back. Servers go on where they were started with the settings of a token that"
                        + " has this key; others make no keys until they are."
            })
    int seal(
            @Mixin Given given,
            @Option(
                            names = "--yes",
                            required = true,
                            description = "Confirms that all servers have the token's settings.")
                    boolean isConfirmed) {
        Settings settings = Settings.from(environment);
        KeyToken token = token(settings);
        SealedKeyStore store = store(settings);
        byte[] key = new ShareInput(out()).key(given.files);
        TokenKey named = TokenKey.of(key);
        Arrays.fill(key, (byte) 0);
        if (!asked(token::keys).contains(named)) {
            throw new LaunchException("The key " + named.name() + " is not in " + token.place()
                    + ". Put it there first: bin/nsor keys ceremony restore. Nothing was changed.");
        }
        try (Database database = Database.join(settings)) {
            Optional<TokenKey> before = asked(store::sealedUnder);
            asked(() -> {
                store.seal(named);
                return named;
            });
            append(
                    database,
                    settings,
                    TrailAction.KEYS_SEALED,
                    Map.of(
                            "key",
                            named.name(),
                            "before",
                            before.map(TokenKey::name).orElse("none")));
            say("The master key in " + store.place() + " is encrypted by " + named.name() + ".");
            scrub(store);
            say(
                    before.isEmpty()
                            ? "Copies of the keys that were made before have it in the clear: make one anew"
                                    + " (bin/nsor backup --keys), and destroy the others."
                            : "Make a copy of the keys anew (bin/nsor backup --keys). What was encrypted by "
                                    + before.get().name() + " needs that key, or its shares.");
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Deletes a key from the token, but for the one that encrypts the master key.")
    int remove(
            @Option(names = "--key", required = true, paramLabel = "NAME", description = "As status names it.")
                    String name,
            @Option(names = "--yes", required = true, description = "Confirms it.") boolean isConfirmed) {
        Settings settings = Settings.from(environment);
        KeyToken token = token(settings);
        TokenKey key = TokenKey.named(name)
                .filter(named -> asked(token::keys).contains(named))
                .orElseThrow(() -> new LaunchException("There is no key " + name + " in " + token.place() + "."));
        SealedKeyStore store = store(settings);
        if (asked(() -> store.isSealedUnder(key))) {
            throw new LaunchException(
                    "The key " + name + " encrypts the master key. Nothing was changed. Where another one is to"
                            + " do that: bin/nsor keys ceremony seal first.");
        }
        try (Database database = Database.join(settings)) {
            asked(() -> {
                token.remove(key);
                return key;
            });
            append(database, settings, TrailAction.TOKEN_KEY_REMOVED, Map.of("key", name));
            say("The key " + name + " is no longer in " + token.place() + ".");
        }
        return 0;
    }

    /** After the entry on the trail: it is sealed, whether or not this is done. */
    private static void scrub(SealedKeyStore store) {
        try {
            boolean _ = store.scrub(true);
        } catch (RuntimeException failed) {
            throw new LaunchException(
                    "What it was before is still in the files of " + store.place() + ": " + failed.getMessage()
                            + ". Run bin/nsor keys ceremony seal again.",
                    failed);
        }
    }

    private static void refuseOfficers(List<String> names, int needed) {
        if (names.stream().anyMatch(name -> name.isEmpty() || name.length() > LONGEST_NAME)) {
            throw new LaunchException("Each officer's name has 1 to " + LONGEST_NAME + " characters.");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new LaunchException("An officer is named twice: each keeps one share.");
        }
        if (names.size() < KeyShare.LEAST || names.size() > KeyShare.MOST) {
            throw new LaunchException(
                    "Name " + KeyShare.LEAST + " to " + KeyShare.MOST + " officers, not " + names.size() + ".");
        }
        if (needed < KeyShare.LEAST || needed > names.size()) {
            throw new LaunchException("--needed is " + KeyShare.LEAST + " to " + names.size()
                    + " with these officers, not " + needed + ".");
        }
    }

    private static KeyToken token(Settings settings) {
        return KeyStores.token(settings.requiredToken());
    }

    private static SealedKeyStore store(Settings settings) {
        KeyToken.Settings _ = settings.requiredToken();
        return (SealedKeyStore) KeyStores.of(settings);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (KeysAwayException away) {
            throw new LaunchException(away.getMessage() + ".", away);
        }
    }

    private static void append(Database database, Settings settings, TrailAction action, Map<String, Object> fields) {
        CommandTrail.append(
                database,
                KeyStores.keys(settings),
                TrailEntry.done(Administration.ACTOR, action).with(fields));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String line) {
        out().println(line);
        out().flush();
    }
}
