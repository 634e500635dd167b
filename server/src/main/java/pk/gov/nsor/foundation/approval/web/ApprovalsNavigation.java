package pk.gov.nsor.foundation.approval.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

/** The entry of the navigation, for whoever may propose or decide anything. */
@Configuration(proxyBeanMethods = false)
class ApprovalsNavigation {

    @Bean
    NavigationEntry approvalsEntry(List<ProposalKind<?>> kinds) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        kinds.forEach(kind -> {
            roles.addAll(kind.proposers());
            roles.addAll(kind.approvers());
        });
        return new NavigationEntry("approval.title", "/approvals", NavigationGroup.REQUESTS, 10, roles);
    }
}
