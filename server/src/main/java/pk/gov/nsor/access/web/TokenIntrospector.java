package pk.gov.nsor.access.web;

import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Machine;
import pk.gov.nsor.access.MachineClients;

/** Finds the client that a bearer token lets in, in our own table. */
@Component
class TokenIntrospector implements OpaqueTokenIntrospector {

    private static final String MACHINE = "machine";

    private final MachineClients clients;

    TokenIntrospector(MachineClients clients) {
        this.clients = clients;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        Machine machine =
                clients.ofToken(token).orElseThrow(() -> new BadOpaqueTokenException("No enabled client's token"));
        return new DefaultOAuth2AuthenticatedPrincipal(machine.name(), Map.of(MACHINE, machine), List.of());
    }

    /** An authentication whose principal is the client, and that does not hold the token. */
    static Authentication authentication(String token, OAuth2AuthenticatedPrincipal found) {
        Machine machine = (Machine) found.getAttributes().get(MACHINE);
        return new PreAuthenticatedAuthenticationToken(
                java.util.Objects.requireNonNull(machine),
                "",
                AuthorityUtils.createAuthorityList("FEED_" + machine.feed().name()));
    }
}
