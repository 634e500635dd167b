package pk.gov.nsor.agencies.verification.nadra;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the client of NADRA's verification. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NadraProperties.class)
class NadraConfiguration {

    @Bean(destroyMethod = "close")
    GuardedNadra identityVerification(NadraProperties properties, Clock clock) {
        return new GuardedNadra(properties, clock);
    }
}
