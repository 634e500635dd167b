package pk.gov.nsor.agencies.imports.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

/** The bulk files' line in the navigation. */
@Configuration(proxyBeanMethods = false)
class BulkFilesNavigation {

    @Bean
    NavigationEntry bulkFilesEntry() {
        return new NavigationEntry(
                "imports.title", "/bulk-files", NavigationGroup.REQUESTS, 31, Set.of(Role.REGISTRAR));
    }
}
