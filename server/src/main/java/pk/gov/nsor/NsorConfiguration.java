package pk.gov.nsor;

import java.nio.file.Path;
import java.time.Clock;
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

    @Bean
    CnicFormat cnicFormat(@Value("${nsor.mode}") String mode) {
        return switch (mode) {
            case "live" -> CnicFormat.LIVE;
            case "demo", "test" -> CnicFormat.WITH_SYNTHETIC;
            default -> throw new IllegalArgumentException("nsor.mode is live, demo or test, not " + mode);
        };
    }
}
