package pk.gov.nsor;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.keys.SecretDirectory;

/** What every module gets from outside: the clock, the keys, and whether data is real. */
@Configuration(proxyBeanMethods = false)
class NsorConfiguration {

    @Bean
    Clock clock() {
        return Clock.system(Day.ZONE);
    }

    @Bean
    Keys keys(@Value("${nsor.data}") Path data) {
        return new Keys(new SecretDirectory(data.resolve("secrets")));
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
                        .description("For the systems that feed the register. Errors are RFC 9457 problem details."));
    }

    @Bean
    CnicFormat cnicFormat(@Value("${nsor.mode}") String mode) {
        return switch (mode) {
            case "live" -> CnicFormat.LIVE;
            case "demo", "test" -> CnicFormat.WITH_SYNTHETIC;
            default -> throw new IllegalArgumentException("nsor.mode is live, demo or test, not " + mode);
        };
    }
}
