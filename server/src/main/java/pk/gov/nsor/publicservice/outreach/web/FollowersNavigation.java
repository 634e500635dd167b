package pk.gov.nsor.publicservice.outreach.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

@Configuration(proxyBeanMethods = false)
class FollowersNavigation {

    private static final Set<Role> READERS = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT);

    @Bean
    NavigationEntry followersEntry() {
        return new NavigationEntry("followers.title", "/followers", NavigationGroup.PUBLIC, 60, READERS);
    }

    @Bean
    NavigationEntry campaignsEntry() {
        return new NavigationEntry("campaign.list.title", "/campaigns", NavigationGroup.PUBLIC, 65, READERS);
    }
}
