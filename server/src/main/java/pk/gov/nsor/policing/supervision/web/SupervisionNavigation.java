package pk.gov.nsor.policing.supervision.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

@Configuration(proxyBeanMethods = false)
class SupervisionNavigation {

    private static final Set<Role> FOLLOWERS = Set.of(
            Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR);

    @Bean
    NavigationEntry caseloadEntry() {
        return new NavigationEntry("supervision.caseload", "/caseload", NavigationGroup.PEOPLE, 20, FOLLOWERS);
    }

    @Bean
    NavigationEntry outagesEntry() {
        return new NavigationEntry("supervision.outages", "/caseload/outages", NavigationGroup.PEOPLE, 70, FOLLOWERS);
    }

    @Bean
    NavigationEntry caseReviewEntry() {
        return new NavigationEntry(
                "case-review.title", "/case-review", NavigationGroup.OVERSIGHT, 70, Set.of(Role.NATIONAL_SUPERVISOR));
    }
}
