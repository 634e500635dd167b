package pk.gov.nsor.policing.supervision.phone;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.policing.supervision.CodeSource;

@Configuration(proxyBeanMethods = false)
class PhoneConfiguration {

    @Bean
    CodeSource codeSource() {
        SecureRandom random = new SecureRandom();
        return () -> "%06d".formatted(random.nextInt(1_000_000));
    }
}
