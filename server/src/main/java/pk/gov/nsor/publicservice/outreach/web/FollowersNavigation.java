package pk.gov.nsor.publicservice.outreach.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.NavigationEntry;

/** The line of the followers in the navigation; who has the release channels finds it there. */
@Configuration(proxyBeanMethods = false)
class FollowersNavigation {

    @Bean
    NavigationEntry followersEntry() {
        return new NavigationEntry("followers.title", "/followers", 65, Set.of(Role.OVERSIGHT));
    }
}
