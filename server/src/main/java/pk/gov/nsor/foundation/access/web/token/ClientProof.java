package pk.gov.nsor.foundation.access.web.token;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.client.ClientCredential;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.access.machine.ClientAssertions;
import pk.gov.nsor.foundation.access.machine.ClientCertificates;
import pk.gov.nsor.foundation.access.machine.ClientTokens;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Checks a client's proof of identity: one of its secrets, an assertion signed with one of its keys, or a certificate
 * with one of its keys.
 */
@Component
class ClientProof implements AuthenticationProvider {

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final MachineClients clients;
    private final ClientCredentials credentials;
    private final ClientAssertions assertions;
    private final ClientCertificates certificates;

    ClientProof(
            MachineClients clients,
            ClientCredentials credentials,
            ClientAssertions assertions,
            ClientCertificates certificates) {
        this.clients = clients;
        this.credentials = credentials;
        this.assertions = assertions;
        this.certificates = certificates;
    }

    /**
     * What was proved, with the authentication.
     *
     * @param credential the client's secret or key
     * @param address from where
     * @param certificate the hash of the connection's certificate, where that was the proof
     */
    record Proved(UUID client, UUID credential, String address, byte @Nullable [] certificate) {}

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        OAuth2ClientAuthenticationToken shown = (OAuth2ClientAuthenticationToken) attempt;
        ClientAuthenticationMethod method = shown.getClientAuthenticationMethod();
        String name = shown.getName();
        String proof = Objects.toString(shown.getCredentials(), "");
        MachineClient client = known(name);
        Optional<UUID> credential;
        byte[] certificate = null;
        if (method.getValue().equals(ASSERTION)) {
            credential = assertions.take(name, client.id(), proof, audiences());
        } else if (method.equals(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                || method.equals(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
            credential = credentials.ofSecret(name, proof).map(ClientCredential::id);
        } else if (shown.getCredentials() instanceof X509Certificate[] chain && chain.length > 0) {
            credential = certificates.keyOf(name, chain[0]);
            certificate = ClientCertificates.hash(chain[0]);
        } else {
            throw invalidClient();
        }
        OAuth2ClientAuthenticationToken proved = new OAuth2ClientAuthenticationToken(registered(client), method, null);
        proved.setDetails(new Proved(
                client.id(), credential.orElseThrow(ClientProof::invalidClient), address(shown), certificate));
        return proved;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** The client as Spring's authorization server knows it. */
    static RegisteredClient registered(MachineClient client) {
        return RegisteredClient.withId(client.id().toString())
                .clientId(client.name())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .clientAuthenticationMethod(ClientAuthenticationMethod.TLS_CLIENT_AUTH)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(FeedScope.of(client.feed()))
                .scope(FeedScope.CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .accessTokenTimeToLive(ClientTokens.LIFE)
                        .build())
                .build();
    }

    private MachineClient known(String name) {
        try {
            return clients.find(name).filter(MachineClient::enabled).orElseThrow(ClientProof::invalidClient);
        } catch (InvalidValueException noName) {
            throw invalidClient();
        }
    }

    private static List<String> audiences() {
        String issuer = AuthorizationServerContextHolder.getContext().getIssuer();
        return List.of(issuer, issuer + AuthorizationServerConfiguration.TOKEN);
    }

    private static String address(Authentication shown) {
        return shown.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
    }

    private static OAuth2AuthenticationException invalidClient() {
        return new OAuth2AuthenticationException(new OAuth2Error(
                OAuth2ErrorCodes.INVALID_CLIENT,
                "The client is unknown or has ended, or its secret or assertion is not good, has ended or was used.",
                null));
    }
}
