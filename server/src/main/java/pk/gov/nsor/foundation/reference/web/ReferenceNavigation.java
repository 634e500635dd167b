package pk.gov.nsor.foundation.reference.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

@Configuration(proxyBeanMethods = false)
class ReferenceNavigation {

    @Bean
    NavigationEntry lawEntry() {
        return new NavigationEntry("reference.law.title", "/law", NavigationGroup.REFERENCE, 20, Set.of());
    }

    @Bean
    NavigationEntry placesEntry() {
        return new NavigationEntry("reference.places.title", "/places", NavigationGroup.REFERENCE, 30, Set.of());
    }
}
