package pk.gov.nsor.foundation.access.web.description;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.security.OAuthFlow;
import io.swagger.v3.oas.annotations.security.OAuthFlows;
import io.swagger.v3.oas.annotations.security.OAuthScope;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.time.Clock;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.web.CallerArguments;
import pk.gov.nsor.foundation.access.web.token.AuthorizationServerConfiguration;
import pk.gov.nsor.foundation.access.web.token.FeedScope;

/**
 * The API's description: what the annotations of its endpoints and messages say, and beside that what holds for all of them
 * and is known here ({@link DescribedOperations}, {@link DescribedSchemas}).
 */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition
@SecurityScheme(
        name = ApiDescription.TOKEN,
        type = SecuritySchemeType.OAUTH2,
        description = "A token of ten minutes (RFC 6749, client credentials). POST to the token URL, as"
                + " application/x-www-form-urlencoded, grant_type=client_credentials and, where the token is not for"
                + " the client's feed, scope. The client proves itself with its name and secret by HTTP Basic; or with"
                + " client_id, client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer and"
                + " client_assertion, a JWT that its key has signed (RFC 7523: iss and sub are its name, aud is the token"
                + " URL or the register's own address, with exp and jti); or with client_id and the certificate of its"
                + " connection (RFC 8705). The answer (200, application/json) has access_token, token_type \"Bearer\","
                + " expires_in in seconds and scope. Refusals are application/json with error and error_description (RFC"
                + " 6749, 5.2): 400 invalid_request, invalid_scope, unsupported_grant_type; 401 invalid_client; 429"
                + " slow_down, with Retry-After, after several wrong attempts. The token goes into the header of each"
                + " request: Authorization: Bearer TOKEN.",
        flows =
                @OAuthFlows(
                        clientCredentials =
                                @OAuthFlow(
                                        tokenUrl = AuthorizationServerConfiguration.TOKEN,
                                        scopes = {
                                            @OAuthScope(name = "court", description = "The feed of courts"),
                                            @OAuthScope(name = "prison", description = "The feed of prisons"),
                                            @OAuthScope(name = "immigration", description = "The feed of immigration"),
                                            @OAuthScope(name = "nadra", description = "The feed of NADRA"),
                                            @OAuthScope(name = "police", description = "The feed of the police"),
                                            @OAuthScope(
                                                    name = "prosecution",
                                                    description = "The feed of the prosecution"),
                                            @OAuthScope(
                                                    name = "prison_and_prosecution",
                                                    description =
                                                            "The feed of systems that join prisons and prosecution"),
                                            @OAuthScope(
                                                    name = "child_protection",
                                                    description = "What child protection acknowledges"),
                                            @OAuthScope(
                                                    name = "survivors_vault",
                                                    description = "The events that the survivors' vault reads"),
                                            @OAuthScope(
                                                    name = FeedScope.CREDENTIALS,
                                                    description = "The client's own secrets and keys, nothing else")
                                        })))
class ApiDescription {

    /** The name of the security scheme in the description. */
    static final String TOKEN = "token";

    ApiDescription() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CallerArguments.TYPES.toArray(Class<?>[]::new));
    }

    @Bean
    GlobalOperationCustomizer describedOperations() {
        return new DescribedOperations();
    }

    @Bean
    ModelConverter describedRecords() {
        return new DescribedRecords();
    }

    @Bean
    GlobalOpenApiCustomizer describedSchemas(Clock clock) {
        return new DescribedSchemas(clock);
    }
}
