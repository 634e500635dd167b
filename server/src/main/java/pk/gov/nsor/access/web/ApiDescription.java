package pk.gov.nsor.access.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.security.OAuthFlow;
import io.swagger.v3.oas.annotations.security.OAuthFlows;
import io.swagger.v3.oas.annotations.security.OAuthScope;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/** What the API's description says of tokens. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.OAUTH2,
        description = "A token of ten minutes, for the client's secret, an assertion that its key has signed, or its"
                + " certificate. Without a scope it is for the client's feed.",
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
                                                    name = FeedScope.CREDENTIALS,
                                                    description = "The client's own secrets and keys, nothing else")
                                        })))
class ApiDescription {}
