package pk.gov.nsor.record.registration.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

/** What a registrar completes or a second person confirms. */
@Configuration(proxyBeanMethods = false)
class PeopleNavigation {

    private static final Set<Role> REGISTRAR = Set.of(Role.REGISTRAR);
    private static final Set<Role> BUREAU = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);

    @Bean
    NavigationEntry unconfirmedEntry() {
        return people("register.unconfirmed.title", "/people/unconfirmed", 40, BUREAU);
    }

    @Bean
    NavigationEntry withoutCnicEntry() {
        return people("register.without-cnic.title", "/people/without-cnic", 41, REGISTRAR);
    }

    @Bean
    NavigationEntry unassignedEntry() {
        return people("register.unassigned.title", "/people/unassigned", 42, REGISTRAR);
    }

    @Bean
    NavigationEntry lifeSignsEntry() {
        return people("life-sign.navigation", "/life-signs", 50, REGISTRAR);
    }

    @Bean
    NavigationEntry removalsEntry() {
        return new NavigationEntry("removal.navigation", "/removals", NavigationGroup.REQUESTS, 40, BUREAU);
    }

    @Bean
    NavigationEntry checksEntry() {
        return new NavigationEntry("registration.checks.title", "/law/checks", NavigationGroup.OVERSIGHT, 80, BUREAU);
    }

    private static NavigationEntry people(String key, String path, int order, Set<Role> roles) {
        return new NavigationEntry(key, path, NavigationGroup.PEOPLE, order, roles);
    }
}
