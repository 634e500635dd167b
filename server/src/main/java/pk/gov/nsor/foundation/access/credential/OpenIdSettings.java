package pk.gov.nsor.foundation.access.credential;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The OpenID Connect provider at which officers may sign in, where operators have set one. */
@Component
public class OpenIdSettings {

    /** A value of {@code amr} (RFC 8176) that says that the provider has asked for more than one factor. */
    private static final String SEVERAL_FACTORS = "mfa";

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final String name;
    private final List<String> strongClasses;

    OpenIdSettings(
            @Value("${nsor.oidc.issuer}") String issuer,
            @Value("${nsor.oidc.client-id}") String clientId,
            @Value("${nsor.oidc.client-secret}") String clientSecret,
            @Value("${nsor.oidc.name}") String name,
            @Value("${nsor.oidc.acr}") String strongClasses) {
        this.issuer = issuer.strip();
        this.clientId = clientId.strip();
        this.clientSecret = clientSecret;
        this.name = name.strip();
        this.strongClasses = Arrays.stream(strongClasses.split("[ ,]+"))
                .filter(value -> !value.isEmpty())
                .toList();
        if (isOn() && (this.clientId.isEmpty() || clientSecret.isEmpty())) {
            throw new IllegalStateException(
                    "With NSOR_OIDC_ISSUER, NSOR_OIDC_CLIENT_ID and NSOR_OIDC_CLIENT_SECRET are needed.");
        }
    }

    public boolean isOn() {
        return !issuer.isEmpty();
    }

    public String issuer() {
        return issuer;
    }

    public String clientId() {
        return clientId;
    }

    public String clientSecret() {
        return clientSecret;
    }

    /** What the sign-in page calls the provider: its host, where operators have said nothing else. */
    public String name() {
        return name.isEmpty() ? URI.create(issuer).getHost() : name;
    }

    /** Scheme, host and port of the provider. */
    public String origin() {
        URI uri = URI.create(issuer);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** The values of {@code acr} that are asked for, and say that the provider has seen a second factor. */
    public List<String> strongClasses() {
        return strongClasses;
    }

    /** Whether the provider says in its token that it has seen a second factor. */
    public boolean hasSecondFactor(Map<String, Object> claims) {
        return (claims.get("acr") instanceof String acr && strongClasses.contains(acr))
                || (claims.get("amr") instanceof List<?> methods && methods.contains(SEVERAL_FACTORS));
    }
}
