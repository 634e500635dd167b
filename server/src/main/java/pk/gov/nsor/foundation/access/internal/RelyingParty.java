package pk.gov.nsor.foundation.access.internal;

import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.internal.PasskeyRepository.CountNotRisen;
import pk.gov.nsor.foundation.access.session.Challenges;

/**
 * The register as a WebAuthn relying party: its name, the addresses whose pages may use passkeys, the options it
 * sends, and the check of answers by Spring Security. User verification (PIN, fingerprint or face) is always required.
 */
@Component
public class RelyingParty {

    private static final String LOCALHOST = "localhost";

    private final String id;
    private final Set<String> configured;
    private final Environment environment;
    private final PasskeyRepository store;

    RelyingParty(
            @Value("${nsor.passkey.relying-party}") String id,
            @Value("${nsor.passkey.origins}") String origins,
            Environment environment,
            PasskeyRepository store) {
        this.id = id;
        this.configured = Arrays.stream(origins.split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.environment = environment;
        this.store = store;
        configured.forEach(this::check);
    }

    /** The addresses at which passkeys work, as {@code https://register.example}. */
    public Set<String> origins() {
        if (!configured.isEmpty()) {
            return configured;
        }
        return id.equals(LOCALHOST)
                ? Set.of("http://localhost:" + environment.getRequiredProperty("local.server.port"))
                : Set.of("https://" + id);
    }

    /** The options for creating a passkey. */
    public PublicKeyCredentialCreationOptions toMake(SignedIn owner, byte[] challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(PublicKeyCredentialRpEntity.builder().id(id).name("NSOR").build())
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(PasskeyRepository.handle(owner.accountId()))
                        .name(owner.userName())
                        .displayName(owner.displayName())
                        .build())
                .challenge(new Bytes(challenge))
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .excludeCredentials(descriptors(owner.accountId()))
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .timeout(Challenges.VALID_FOR)
                .build();
    }

    /**
     * What a passkey is asked.
     *
     * @param account whose it has to be; null where the passkey is to say whose it is
     */
    public PublicKeyCredentialRequestOptions toUse(@Nullable UUID account, byte[] challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(id)
                .challenge(new Bytes(challenge))
                .allowCredentials(account == null ? List.of() : descriptors(account))
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(Challenges.VALID_FOR)
                .build();
    }

    /** An answer that is refused. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(RuntimeException cause) {
            super(cause.getClass().getSimpleName(), cause);
        }

        /** What was wrong, for the trail: a kind of failure and nothing of what was sent. */
        public String why() {
            return String.valueOf(getMessage());
        }

        /** Whether its signature counter did not increase. */
        public boolean isOfCopy() {
            return getCause() instanceof CountNotRisen || getCause() instanceof MaliciousCounterValueException;
        }
    }

    /**
     * Stores a passkey that was created as requested.
     *
     * @throws Refused where it was not
     */
    public void make(
            PublicKeyCredentialCreationOptions asked,
            PublicKeyCredential<AuthenticatorAttestationResponse> answer,
            String name) {
        refusing(() -> operations()
                .registerCredential(
                        new ImmutableRelyingPartyRegistrationRequest(asked, new RelyingPartyPublicKey(answer, name))));
    }

    /**
     * Checks that a passkey signed the challenge.
     *
     * @throws Refused where it did not
     */
    public void use(
            PublicKeyCredentialRequestOptions asked, PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        refusing(() -> operations().authenticate(new RelyingPartyAuthenticationRequest(asked, answer)));
    }

    /** The libraries throw exceptions of almost any kind for malformed input. */
    private static void refusing(Runnable ceremony) {
        try {
            ceremony.run();
        } catch (DuplicateKeyException known) {
            throw new Refused(known);
        } catch (DataAccessException | TransactionException ours) {
            throw ours;
        } catch (RuntimeException refused) {
            throw new Refused(refused);
        }
    }

    /** What the page's script reads: the options, and whether passkeys work at this address. */
    public String written(Object asked) {
        return PasskeyJson.write(Map.of("origins", origins(), "publicKey", asked));
    }

    /** Not read at startup: the port of the default origin is known only when the server listens. */
    private WebAuthnRelyingPartyOperations operations() {
        return new Webauthn4JRelyingPartyOperations(
                new PasskeyOwners(),
                store,
                PublicKeyCredentialRpEntity.builder().id(id).name("NSOR").build(),
                origins());
    }

    private List<PublicKeyCredentialDescriptor> descriptors(UUID account) {
        return store.findByUserId(PasskeyRepository.handle(account)).stream()
                .map(passkey -> PublicKeyCredentialDescriptor.builder()
                        .id(passkey.getCredentialId())
                        // Browsers take none, and not null.
                        .transports(Set.of())
                        .build())
                .toList();
    }

    private void check(String origin) {
        URI address = URI.create(origin);
        String host = address.getHost();
        boolean isOurs = host != null && (host.equals(id) || host.endsWith("." + id));
        boolean isSafe = "https".equals(address.getScheme()) || LOCALHOST.equals(host);
        boolean isBare = address.getRawPath() == null || address.getRawPath().isEmpty();
        if (!isOurs || !isSafe || !isBare) {
            throw new IllegalArgumentException(
                    "nsor.passkey.origins has addresses of %s without a path, https unless it is localhost, not %s"
                            .formatted(id, origin));
        }
    }
}
