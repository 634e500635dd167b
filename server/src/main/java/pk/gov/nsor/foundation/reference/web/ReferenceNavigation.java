package pk.gov.nsor.foundation.reference.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.shell.NavigationEntry;

/** One line of the navigation for both: the pages lead to each other. */
@Configuration(proxyBeanMethods = false)
class ReferenceNavigation {

    @Bean
    NavigationEntry referenceEntry() {
        return new NavigationEntry("reference.navigation", "/law", 70, Set.of());
    }
}
