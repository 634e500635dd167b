package pk.gov.nsor;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Installation;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.FolderKeyStore;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keystore.PostgresKeyStore;
import pk.gov.nsor.foundation.keytoken.KeyToken;
import pk.gov.nsor.foundation.keytoken.SealedKeyStore;

/** What every module gets from outside: the clock, the keys, and whether data is real. */
@Configuration(proxyBeanMethods = false)
class NsorConfiguration {

    @Bean
    Clock clock() {
        return Clock.system(Day.ZONE);
    }

    /** The folder, or a PostgreSQL of the keys where one is set. */
    @Bean
    KeyStore keyStore(
            @Value("${nsor.data}") Path data,
            @Value("${nsor.keys.url}") String url,
            @Value("${nsor.keys.user}") String user,
            @Value("${nsor.keys.password}") String password,
            @Value("${nsor.keys.namespace}") String namespace,
            Optional<KeyToken> token) {
        KeyStore store = url.isBlank()
                ? new FolderKeyStore(data.resolve("secrets"))
                : new PostgresKeyStore(url, user, password, namespace);
        return token.map(found -> (KeyStore) new SealedKeyStore(store, found)).orElse(store);
    }

    /** The token whose key encrypts the master key, where one is set. */
    @Bean
    // Set to nothing is not set, as bin/nsor leaves it for the vault.
    @ConditionalOnExpression("!environment['nsor.token.library'].isBlank()")
    KeyToken keyToken(
            @Value("${nsor.token.library}") Path library,
            @Value("${nsor.token.slot}") long slot,
            @Value("${nsor.token.pin-file}") Path pin) {
        return new KeyToken(new KeyToken.Settings(library, slot, pin));
    }

    @Bean
    Keys keys(KeyStore store) {
        return new Keys(store);
    }

    /** What {@code /v3/api-docs} says of the API as a whole. */
    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                // Not by the name that whoever asked first called this server.
                .servers(List.of(new Server().url("/")))
                .info(new Info()
                        .title("National Sex Offenders Register")
                        .version("v1")
                        .description(
                                "For the systems that feed the register. Messages are JSON in UTF-8, at most 1 MiB, with the"
                                        + " fields described here and no others; an optional field may be null or left out."
                                        + " Lengths count UTF-16 units, so that a character beyond the basic plane counts as"
                                        + " two. What is refused is answered with a problem (RFC 9457), whatever was asked"
                                        + " for; nothing of it is recorded. Addresses that are none are answered with 404 and"
                                        + " other methods with 405, to clients with a token."));
    }

    /**
     * The database says whose data it holds, once and for good; the property, which somebody may set by mistake, counts only
     * where it has not been said yet.
     */
    @Bean
    CnicFormat cnicFormat(@Value("${nsor.mode}") String mode, Installation installation) {
        CnicFormat asked = switch (mode) {
            case "live" -> CnicFormat.LIVE;
            case "demo", "test" -> CnicFormat.SYNTHETIC;
            default -> throw new IllegalArgumentException("nsor.mode is live, demo or test, not " + mode);
        };
        return installation
                .kind()
                .map(kind -> switch (kind) {
                    case LIVE -> CnicFormat.LIVE;
                    case SYNTHETIC -> CnicFormat.SYNTHETIC;
                })
                .orElse(asked);
    }
}
