package pk.gov.nsor.publicservice.release.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.publicservice.release.ReleaseChannels;

/** The line of the release channels in the navigation. */
@Configuration(proxyBeanMethods = false)
class ReleaseNavigation {

    @Bean
    NavigationEntry releaseEntry() {
        return new NavigationEntry(
                "release.title", "/release", NavigationGroup.PUBLIC, 10, ReleaseChannels.MAY_SWITCH_OFF);
    }
}
