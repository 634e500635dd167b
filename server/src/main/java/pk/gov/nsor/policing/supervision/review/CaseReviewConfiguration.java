package pk.gov.nsor.policing.supervision.review;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseReviewConfiguration {

    @Bean
    ElapsedTime elapsedTime() {
        return System::nanoTime;
    }
}
