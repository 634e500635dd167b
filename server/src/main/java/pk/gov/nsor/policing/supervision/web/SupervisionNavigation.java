package pk.gov.nsor.policing.supervision.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.NavigationEntry;

@Configuration(proxyBeanMethods = false)
class SupervisionNavigation {

    @Bean
    NavigationEntry caseloadEntry() {
        return new NavigationEntry(
                "supervision.caseload",
                "/caseload",
                20,
                Set.of(
                        Role.SUPERVISING_OFFICER,
                        Role.DISTRICT_SUPERVISOR,
                        Role.PROVINCIAL_SUPERVISOR,
                        Role.NATIONAL_SUPERVISOR));
    }
}
