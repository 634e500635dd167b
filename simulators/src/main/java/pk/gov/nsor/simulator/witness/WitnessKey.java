package pk.gov.nsor.simulator.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The witness's own key, kept in a file that only its owner can read. */
final class WitnessKey {

    private static final byte COSIGNATURE = 4;

    private final String name;
    private final KeyPair pair;
    private final byte[] typed;

    private WitnessKey(String name, KeyPair pair) {
        this.name = name;
        this.pair = pair;
        byte[] encoded = pair.getPublic().getEncoded();
        this.typed = new byte[33];
        typed[0] = COSIGNATURE;
        System.arraycopy(encoded, LogKey.X509_PREFIX.length, typed, 1, 32);
    }

    /** The key of the file, made where there is none yet. */
    static WitnessKey of(String name, Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(
                        file,
                        encode(made.getPrivate().getEncoded()) + "\n"
                                + encode(made.getPublic().getEncoded()) + "\n");
            }
            List<String> lines = Files.readAllLines(file);
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            Base64.Decoder base64 = Base64.getDecoder();
            return new WitnessKey(
                    name,
                    new KeyPair(
                            keys.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1)))),
                            keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0))))));
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("the file is no key: " + file, e);
        }
    }

    /** As a register's settings take it. */
    String text() {
        return name + "+" + HexFormat.of().formatHex(LogKey.id(name, typed)) + "+" + encode(typed);
    }

    /** The signature line for a text, at a time in seconds since 1970. */
    String cosign(String text, long seconds) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(pair.getPrivate());
            ed25519.update(("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8));
            byte[] line = ByteBuffer.allocate(4 + 8 + 64)
                    .put(LogKey.id(name, typed))
                    .putLong(seconds)
                    .put(ed25519.sign())
                    .array();
            return "— " + name + " " + encode(line) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing failed", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
