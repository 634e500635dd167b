package pk.gov.nsor.startup.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.keytoken.KeyToken;

/**
 * The settings of the environment, with their defaults; docs/settings.md lists them.
 *
 * @param data where the register keeps its files
 * @param databaseUrl an external PostgreSQL, null for the embedded one
 * @param vault whether it is the survivors' vault and not the register
 * @param keys the PostgreSQL of the keys, null where they are in the folder
 * @param keysOwner who prepares that PostgreSQL, null where nobody is named
 * @param token the token whose key encrypts the master key, null where there is none
 */
public record Settings(
        Path data,
        @Nullable String databaseUrl,
        String databaseUser,
        @Nullable String databasePassword,
        @Nullable String databaseOwner,
        @Nullable String databaseOwnerPassword,
        @Nullable String smscHost,
        int port,
        boolean vault,
        @Nullable DatabaseAccess keys,
        @Nullable DatabaseAccess keysOwner,
        KeyToken.@Nullable Settings token) {

    /** With the keys in the folder. */
    public Settings(
            Path data,
            @Nullable String databaseUrl,
            String databaseUser,
            @Nullable String databasePassword,
            @Nullable String databaseOwner,
            @Nullable String databaseOwnerPassword,
            @Nullable String smscHost,
            int port,
            boolean vault) {
        this(
                data,
                databaseUrl,
                databaseUser,
                databasePassword,
                databaseOwner,
                databaseOwnerPassword,
                smscHost,
                port,
                vault,
                null,
                null,
                null);
    }

    private static final String KEYS_URL = "NSOR_KEYS_URL";
    private static final String TOKEN = "NSOR_TOKEN_LIBRARY";

    /** @throws LaunchException where a setting is invalid */
    public static Settings from(Map<String, String> environment) {
        Optional<String> databaseUrl = given(environment, "NSOR_DB_URL").map(url -> jdbcUrl("NSOR_DB_URL", url));
        databaseUrl.ifPresent(url -> DatabaseLine.check(
                url, given(environment, DatabaseLine.SETTING).orElse("").strip()));
        Optional<String> keysUrl = given(environment, KEYS_URL).map(url -> jdbcUrl(KEYS_URL, url));
        keysUrl.ifPresent(url -> DatabaseLine.check(
                KEYS_URL,
                "NSOR_KEYS_TLS",
                url,
                given(environment, "NSOR_KEYS_TLS").orElse("").strip()));
        return new Settings(
                Path.of(environment.getOrDefault("NSOR_DATA", "data")).toAbsolutePath(),
                databaseUrl.orElse(null),
                given(environment, "NSOR_DB_USER").orElse("nsor_app"),
                given(environment, "NSOR_DB_PASSWORD").orElse(null),
                given(environment, "NSOR_DB_OWNER_USER").orElse(null),
                given(environment, "NSOR_DB_OWNER_PASSWORD").orElse(null),
                given(environment, "NSOR_SMPP_HOST").orElse(null),
                port(environment, "NSOR_PORT", 8080),
                isVault(environment),
                keysUrl.map(url -> access(environment, url, "NSOR_KEYS_USER", "nsor_keys", "NSOR_KEYS_PASSWORD"))
                        .orElse(null),
                keysUrl.filter(url -> given(environment, "NSOR_KEYS_OWNER_USER").isPresent())
                        .map(url -> access(environment, url, "NSOR_KEYS_OWNER_USER", "", "NSOR_KEYS_OWNER_PASSWORD"))
                        .orElse(null),
                given(environment, TOKEN)
                        .map(library -> token(environment, library))
                        .orElse(null));
    }

    /** The application's keys: {@code register} or {@code vault}. */
    public String namespace() {
        return vault ? "vault" : "register";
    }

    /** The same, with the keys in the folder. */
    public Settings withKeysInTheFolder() {
        return new Settings(
                data,
                databaseUrl,
                databaseUser,
                databasePassword,
                databaseOwner,
                databaseOwnerPassword,
                smscHost,
                port,
                vault,
                null,
                null,
                token);
    }

    /** @throws LaunchException where no token is set */
    public KeyToken.Settings requiredToken() {
        if (token == null) {
            throw new LaunchException("Set NSOR_TOKEN_LIBRARY, NSOR_TOKEN_SLOT and NSOR_TOKEN_PIN_FILE; they are needed"
                    + " here. See docs/protection/keys.md.");
        }
        return token;
    }

    private static KeyToken.Settings token(Map<String, String> environment, String library) {
        String slot = given(environment, "NSOR_TOKEN_SLOT")
                .orElseThrow(() -> new LaunchException("Set NSOR_TOKEN_SLOT; with " + TOKEN + " it is needed here."))
                .strip();
        if (!slot.matches("[0-9]{1,10}") || Long.parseLong(slot) >= 1L << Integer.SIZE) {
            throw new LaunchException("NSOR_TOKEN_SLOT must be the number of a slot, 0 to 4294967295, but is " + slot);
        }
        Path module = Path.of(library);
        if (!module.isAbsolute() || !Files.isReadable(module)) {
            throw new LaunchException(
                    TOKEN + " must be the path of the token's PKCS #11 module, but there is no file " + library);
        }
        return new KeyToken.Settings(
                module,
                Long.parseLong(slot),
                given(environment, "NSOR_TOKEN_PIN_FILE")
                        .map(Path::of)
                        .orElseThrow(() ->
                                new LaunchException("Set NSOR_TOKEN_PIN_FILE; with " + TOKEN + " it is needed here.")));
    }

    /** @throws LaunchException where no PostgreSQL of the keys is set */
    public DatabaseAccess requiredKeys() {
        if (keys == null) {
            throw new LaunchException(
                    "Set NSOR_KEYS_URL, NSOR_KEYS_USER and NSOR_KEYS_PASSWORD; they are needed here.");
        }
        return keys;
    }

    private static DatabaseAccess access(
            Map<String, String> environment, String url, String user, String usualUser, String password) {
        return new DatabaseAccess(
                url,
                given(environment, user).orElse(usualUser),
                given(environment, password)
                        .orElseThrow(() ->
                                new LaunchException("Set " + password + "; with " + KEYS_URL + " it is needed here.")));
    }

    /** Whether a command is for the survivors' vault: {@code bin/nsor vault} says so. */
    public static boolean isVault(Map<String, String> environment) {
        return given(environment, "NSOR_APPLICATION").filter("vault"::equals).isPresent();
    }

    public Path secrets() {
        return data.resolve("secrets");
    }

    /** The role of the server, on an external PostgreSQL. */
    public DatabaseAccess application() {
        return new DatabaseAccess(
                required(databaseUrl, "NSOR_DB_URL"), databaseUser, required(databasePassword, "NSOR_DB_PASSWORD"));
    }

    /** The schema's owner, on an external PostgreSQL; only {@code migrate} uses it. */
    public DatabaseAccess owner() {
        return new DatabaseAccess(
                required(databaseUrl, "NSOR_DB_URL"),
                required(databaseOwner, "NSOR_DB_OWNER_USER"),
                required(databaseOwnerPassword, "NSOR_DB_OWNER_PASSWORD"));
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String required(@Nullable String value, String name) {
        if (value == null) {
            throw new LaunchException("Set " + name + "; with NSOR_DB_URL it is needed here.");
        }
        return value;
    }

    private static String jdbcUrl(String name, String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return url;
        }
        if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
            return "jdbc:postgresql" + url.substring(url.indexOf(':'));
        }
        throw new LaunchException(name + " must begin with jdbc:postgresql:// or postgresql://, but is " + url);
    }

    private static int port(Map<String, String> environment, String name, int usual) {
        String text = environment.get(name);
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        throw new LaunchException(name + " must be a port, 0 to 65535, but is " + text);
    }
}
