package pk.gov.nsor.agencies.intake.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

/** The quarantine's line in the navigation. */
@Configuration(proxyBeanMethods = false)
class QuarantineNavigation {

    @Bean
    NavigationEntry quarantineEntry() {
        return new NavigationEntry(
                "intake.quarantine.title",
                "/quarantine",
                NavigationGroup.REQUESTS,
                30,
                Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
    }
}
