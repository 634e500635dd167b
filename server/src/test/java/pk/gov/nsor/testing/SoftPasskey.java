package pk.gov.nsor.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A passkey as a device and a browser make and use it, and as a thief would: everything it says can be said otherwise. */
public final class SoftPasskey {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int MADE = 0x40;
    private static final int COORDINATE = 32;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] id = new byte[COORDINATE];
    private String userHandle = "";
    private KeyPair keys = newKeys();
    private String relyingParty = "localhost";
    private String origin = "";
    private boolean isVerified = true;
    private boolean saysWhose = true;
    private long count;

    public SoftPasskey() {
        new SecureRandom().nextBytes(id);
    }

    /** At another address than that which the page belongs to. */
    public SoftPasskey at(String newOrigin) {
        origin = newOrigin;
        return this;
    }

    /** For another register. */
    public SoftPasskey of(String newRelyingParty) {
        relyingParty = newRelyingParty;
        return this;
    }

    /** Whether whoever holds it shows that it is theirs. */
    public SoftPasskey verified(boolean verified) {
        isVerified = verified;
        return this;
    }

    /** Whether it names its owner. */
    public SoftPasskey sayingWhose(boolean says) {
        saysWhose = says;
        return this;
    }

    /** How often it says that it has signed. */
    public SoftPasskey counting(long newCount) {
        count = newCount;
        return this;
    }

    /** Another key under the same name. */
    public SoftPasskey forged() {
        keys = newKeys();
        return this;
    }

    /** Answers the page that asks for a new passkey. */
    public String make(String question) {
        JsonNode asked = JSON.readTree(question);
        userHandle = asked.at("/publicKey/user/id").asString();
        byte[] data = data(MADE, HEX.parseHex("00".repeat(16) + "0020" + HEX.formatHex(id) + publicKey()));
        String attestation = "a363666d74646e6f6e656761747453746d74a068617574684461746159"
                + HEX.toHexDigits((short) data.length) + HEX.formatHex(data);
        return answer("\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\""
                .formatted(written(client("webauthn.create", asked)), written(HEX.parseHex(attestation))));
    }

    /** Answers the page that asks for a passkey. */
    public String use(String question) {
        byte[] client = client("webauthn.get", JSON.readTree(question));
        byte[] data = data(0, new byte[0]);
        return answer("\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\"%s"
                .formatted(
                        written(client),
                        written(data),
                        written(sign(data, client)),
                        saysWhose ? ",\"userHandle\":\"" + userHandle + "\"" : ""));
    }

    private String answer(String response) {
        return "{\"id\":\"%1$s\",\"rawId\":\"%1$s\",\"type\":\"public-key\",\"response\":{%2$s},\"clientExtensionResults\":{}}"
                .formatted(written(id), response);
    }

    private byte[] client(String type, JsonNode asked) {
        String here = origin.isEmpty() ? asked.at("/origins/0").asString() : origin;
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, asked.at("/publicKey/challenge").asString(), here)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int flags, byte[] made) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(bytes)) {
            data.write(sha256(relyingParty.getBytes(StandardCharsets.UTF_8)));
            data.write(flags | PRESENT | (isVerified ? VERIFIED : 0));
            data.writeInt((int) count);
            data.write(made);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private String publicKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return "a5010203262001215820" + coordinate(key.getW().getAffineX()) + "225820"
                + coordinate(key.getW().getAffineY());
    }

    private static String coordinate(BigInteger number) {
        String hex = number.toString(16);
        return "0".repeat(2 * COORDINATE - hex.length()) + hex;
    }

    private byte[] sign(byte[] data, byte[] client) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String written(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
