package pk.gov.nsor.record.duplicates.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

/** The line of the pairs in the navigation. */
@Configuration(proxyBeanMethods = false)
class DuplicatesNavigation {

    @Bean
    NavigationEntry duplicatesEntry() {
        return new NavigationEntry(
                "duplicate.title",
                "/duplicates",
                NavigationGroup.REQUESTS,
                35,
                Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
    }
}
