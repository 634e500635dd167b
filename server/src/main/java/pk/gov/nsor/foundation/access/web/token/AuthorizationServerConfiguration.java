package pk.gov.nsor.foundation.access.web.token;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.access.web.filter.NoFiles;

/**
 * The authorization server for machine clients (RFC 6749 §4.4): one address where they get tokens for their
 * credentials. There is no other grant.
 */
@Configuration(proxyBeanMethods = false)
public class AuthorizationServerConfiguration {

    /** Where clients get tokens. */
    public static final String TOKEN = "/oauth2/token";

    /** @param issuer the register's own address as clients know it; without one it is the request's */
    @Bean
    AuthorizationServerSettings authorizationServerSettings(@Value("${nsor.issuer}") String issuer) {
        AuthorizationServerSettings.Builder settings =
                AuthorizationServerSettings.builder().tokenEndpoint(TOKEN);
        return issuer.isBlank()
                ? settings.build()
                : settings.issuer(issuer.strip()).build();
    }

    @Bean
    RegisteredClientRepository registeredClients(MachineClients clients) {
        return new RegisteredClientRepository() {

            @Override
            public void save(RegisteredClient client) {
                throw new UnsupportedOperationException("Machine clients are made by two people");
            }

            @Override
            public @org.jspecify.annotations.Nullable RegisteredClient findById(String id) {
                throw new UnsupportedOperationException("Clients are known by their names");
            }

            @Override
            public @org.jspecify.annotations.Nullable RegisteredClient findByClientId(String name) {
                return clients.find(name).map(ClientProof::registered).orElse(null);
            }
        };
    }

    @Bean
    @Order(2)
    SecurityFilterChain tokens(HttpSecurity http, ClientProof proof, IssuedTokens issued, TokenErrors errors) {
        return http.securityMatcher(TOKEN)
                .oauth2AuthorizationServer(server -> server.authorizationService(issued)
                        .tokenGenerator(issued)
                        .clientAuthentication(client -> client.authenticationProviders(providers -> {
                                    providers.clear();
                                    providers.add(proof);
                                })
                                .errorResponseHandler(errors))
                        .tokenEndpoint(token -> token.accessTokenRequestConverters(converters -> {
                                    converters.clear();
                                    converters.addAll(List.of(new FeedScope()));
                                })
                                .errorResponseHandler(errors)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(errors))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new NoFiles(), HeaderWriterFilter.class)
                .build();
    }
}
