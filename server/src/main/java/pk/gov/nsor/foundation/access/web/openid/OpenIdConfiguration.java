package pk.gov.nsor.foundation.access.web.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import pk.gov.nsor.foundation.access.credential.OpenIdSettings;
import pk.gov.nsor.foundation.access.web.SecurityConfiguration;

/**
 * Sign-in at an OpenID Connect provider: the redirects there and back (authorization code with PKCE, state and nonce).
 * {@link OpenIdSignIn} handles the return.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${nsor.oidc.issuer}'.isBlank()")
class OpenIdConfiguration {

    private static final String PROVIDER = "provider";
    private static final String ALL = SecurityConfiguration.SIGN_IN + "/openid";
    private static final String START = ALL + "/start";
    private static final String BACK = ALL + "/back";

    /**
     * Requests the provider's metadata at the first sign-in there: it need not be available when the register starts.
     */
    @Bean
    ClientRegistrationRepository openIdProvider(OpenIdSettings settings) {
        return new SupplierClientRegistrationRepository(() ->
                new InMemoryClientRegistrationRepository(ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
                        .registrationId(PROVIDER)
                        .clientId(settings.clientId())
                        .clientSecret(settings.clientSecret())
                        .scope(OidcScopes.OPENID)
                        .redirectUri("{baseUrl}" + BACK)
                        .build()));
    }

    @Bean
    @Order(2)
    SecurityFilterChain openId(
            HttpSecurity http,
            ClientRegistrationRepository provider,
            OpenIdSettings settings,
            OpenIdSignIn signIn,
            OpenIdProof proof) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(provider, START);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(there -> there.additionalParameters(parameters -> {
                    if (!settings.strongClasses().isEmpty()) {
                        parameters.put("acr_values", String.join(" ", settings.strongClasses()));
                    }
                    if (proof.isBegun()) {
                        // Not the user who was signed in there before, at a shared computer.
                        parameters.put("prompt", "login");
                    }
                })));
        return http.securityMatcher(ALL + "/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                // The provider's word counts for this request; who is signed in is the register's to say. Said here,
                // and not
                // where one signs in, since what is said here counts in its place.
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .oauth2Login(login -> login.loginPage(SecurityConfiguration.SIGN_IN)
                        .clientRegistrationRepository(provider)
                        .authorizedClientRepository(new Forgetful())
                        .authorizationEndpoint(there -> there.baseUri(START).authorizationRequestResolver(resolver))
                        .redirectionEndpoint(back -> back.baseUri(BACK))
                        .successHandler(signIn)
                        .failureHandler(signIn)
                        .withObjectPostProcessor(new FailureOnTheWay(signIn)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                        new LoginUrlAuthenticationEntryPoint(SecurityConfiguration.SIGN_IN)))
                .build();
    }

    /** Where the provider ends its own session; empty where it offers none. */
    static @Nullable String endSession(ClientRegistrationRepository provider) {
        ClientRegistration known = provider.findByRegistrationId(PROVIDER);
        return known == null
                ? null
                : (String) known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
    }

    /** A provider whose metadata cannot be requested is treated as one that has refused. */
    private record FailureOnTheWay(OpenIdSignIn signIn)
            implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {

        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler(signIn);
            return filter;
        }
    }

    /** Stores none of the provider's access tokens: only the user's identity is requested. */
    private static final class Forgetful implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // See the class.
        }

        @Override
        public void removeAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
            // See the class.
        }
    }
}
