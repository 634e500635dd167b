package pk.gov.nsor.foundation.access.internal;

import java.util.Optional;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The options for browsers and their answers, as the page's script exchanges them. */
public final class PasskeyJson {

    /** Attestations without certificates have some hundred bytes; an RSA key makes it a thousand. */
    private static final int LONGEST = 16_384;

    private static final String TYPE = "public-key";

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private PasskeyJson() {}

    static String write(Object asked) {
        return JSON.writeValueAsString(asked);
    }

    /** Empty where it is not a valid answer of a browser. */
    public static Optional<PublicKeyCredential<AuthenticatorAttestationResponse>> made(String answer) {
        return read(answer, "attestationObject", new TypeReference<>() {});
    }

    /** Empty where it is not a valid answer of a browser. */
    public static Optional<PublicKeyCredential<AuthenticatorAssertionResponse>> used(String answer) {
        return read(answer, "signature", new TypeReference<>() {});
    }

    /** @param needed of the response; that the rest is missing is found by Spring Security */
    private static <T> Optional<T> read(String answer, String needed, TypeReference<T> type) {
        if (answer.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(answer);
            if (!(tree.path("response") instanceof ObjectNode response)
                    || !response.path(needed).isString()
                    || !response.path("clientDataJSON").isString()
                    || !TYPE.equals(tree.path("type").asString(""))) {
                return Optional.empty();
            }
            // The transports of the device are not stored, and Spring Security fails on transports it does not know.
            response.remove("transports");
            return Optional.ofNullable(JSON.convertValue(tree, type));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
